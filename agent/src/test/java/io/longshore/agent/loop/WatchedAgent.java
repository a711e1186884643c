package io.longshore.agent.loop;

import io.longshore.agent.desired.Acceptance;
import io.longshore.agent.reconcile.Action;
import io.longshore.agent.reconcile.LocalPlan;
import io.longshore.agent.reconcile.LocalReconciler;
import io.longshore.base.Loop;
import io.longshore.base.StateDir;
import java.time.Clock;
import java.util.function.Consumer;

/** The agent's own core, with somebody who hears of each action before it may begin. */
public final class WatchedAgent {
  private WatchedAgent() {}

  /** An agent that has not begun. */
  public static AgentCore of(
      Clock clock,
      Loop loop,
      Acceptance self,
      StateDir disk,
      Hands hands,
      GateReader gates,
      Consumer<Action> onIntended) {
    return new AgentCore(
        clock,
        loop,
        self,
        disk,
        hands,
        gates,
        (desired, seen, history, setbacks, now) -> {
          LocalPlan plan = LocalReconciler.plan(desired, seen, history, setbacks, now);
          plan.actions().forEach(onIntended);
          return plan;
        });
  }
}
