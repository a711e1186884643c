/** Keeps the agent's own certificate from running out, over the stream that is there. */
package io.longshore.agent.renewal;
