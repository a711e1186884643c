package io.longshore.agent.loop;

import io.longshore.agent.engine.Engine;
import io.longshore.agent.link.Link;
import io.longshore.agent.reconcile.LocalReconciler;
import io.longshore.agent.reconcile.Planner;
import io.longshore.base.Loop;
import io.longshore.base.StateDir;
import java.util.function.UnaryOperator;

/** What stands between an agent and its world; a planted bug puts something wrong there. */
class Parts {
  /** Between the agent's process and the engine. */
  UnaryOperator<Engine> engine = UnaryOperator.identity();

  /** Between the agent's process and its state; dies with the process. */
  UnaryOperator<StateDir> process = UnaryOperator.identity();

  /** Between the processes and the disk; survives them, and dies when the host loses power. */
  UnaryOperator<StateDir> host = UnaryOperator.identity();

  /** Between the agent and what it measures. */
  UnaryOperator<GateReader> gates = UnaryOperator.identity();

  /** Between the agent and the controller. */
  UnaryOperator<Link> link = UnaryOperator.identity();

  /** The agent's timers and calls. */
  UnaryOperator<Loop> loop = UnaryOperator.identity();

  /** How the agent decides. */
  UnaryOperator<Planner> planner = UnaryOperator.identity();

  static Planner planner(Parts parts) {
    return parts.planner.apply(LocalReconciler::plan);
  }
}
