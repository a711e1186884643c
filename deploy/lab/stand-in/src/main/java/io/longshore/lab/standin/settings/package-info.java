/** What the environment variables say, with the real programs' names and defaults. */
package io.longshore.lab.standin.settings;
