/**
 * Large contents by their digest: what this host lacks is fetched from the controller, continued
 * after a break, and used only when it is whole.
 */
package io.longshore.agent.artifact;
