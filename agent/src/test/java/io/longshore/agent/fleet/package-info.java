/** Many agents in one process, for measuring what a large fleet costs its controller. */
package io.longshore.agent.fleet;
