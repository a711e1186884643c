/**
 * The agent at work: wakes, looks, decides through {@code reconcile}, acts, reports. Its state
 * lives on one loop; nothing else writes it.
 */
package io.longshore.agent.loop;
