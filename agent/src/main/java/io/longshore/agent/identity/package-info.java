/**
 * Keys that are born on this host and never leave it: the agent's own, and those of the nodes it
 * runs. A request for a certificate goes up, the certificate comes down.
 */
package io.longshore.agent.identity;
