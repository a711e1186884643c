/** The agent's commands: what a host runs. */
package io.longshore.agent;
