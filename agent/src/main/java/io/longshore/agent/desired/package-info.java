/**
 * The desired state a host holds: on disk before it is acted on, refused when it cannot be meant.
 */
package io.longshore.agent.desired;
