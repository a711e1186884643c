package io.longshore.agent.link;

/**
 * How an agent introduces itself.
 *
 * @param generation of the desired state it holds; 0 when none
 * @param deployment of the desired state it holds; empty when none
 */
public record Greeting(long generation, String deployment) {}
