/**
 * Large contents by their digest: taken from operators once, given to the hosts whose desired state
 * names them, continued after a break on either way.
 */
package io.longshore.controller.artifact;
