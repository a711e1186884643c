/** Gates for any program that listens: on a port, or for HTTP. */
package io.longshore.agent.gate.endpoint;
