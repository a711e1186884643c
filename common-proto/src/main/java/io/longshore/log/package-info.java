/** How both sides log. */
package io.longshore.log;
