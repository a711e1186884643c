/** What the lines of scripts and notes tell people to do. Nothing is run. */
package io.longshore.controller.importing.script;
