/** The TCP ports of the host that something other than this deployment holds. */
package io.longshore.agent.ports;
