package io.longshore.agent.loop;

/** What an action that succeeded off the loop changes in what the agent knows. */
interface Effect {
  void apply(AgentState state);
}
