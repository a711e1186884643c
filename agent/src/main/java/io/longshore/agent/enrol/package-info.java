/** The first contact of a host: a token that works once becomes the agent's own identity. */
package io.longshore.agent.enrol;
