/** The controller process: its ports, who may call what, and the wiring of its parts. */
package io.longshore.controller.serve;
