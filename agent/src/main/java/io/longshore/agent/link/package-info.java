/**
 * The one stream to the controller. The agent dials; nothing listens on the host. Losing it changes
 * nothing on the host.
 */
package io.longshore.agent.link;
