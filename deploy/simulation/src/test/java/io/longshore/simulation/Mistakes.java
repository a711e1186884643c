package io.longshore.simulation;

import io.longshore.agent.gate.GateReading;
import io.longshore.base.StateDir;
import io.longshore.controller.rollout.Rollout;
import io.longshore.controller.rollout.Strategy;
import io.longshore.controller.store.Runs;
import io.longshore.proto.v1.AgentMessage;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Where a planted bug sits between a controller and its world; nothing is wrong unless set. */
final class Mistakes {
  /** Between the controller's process and its disk. */
  UnaryOperator<StateDir> controllerDisk = UnaryOperator.identity();

  /** Between an agent's process and its disk. */
  UnaryOperator<StateDir> agentDisk = UnaryOperator.identity();

  /** How runs decide. */
  UnaryOperator<Strategy> strategy = UnaryOperator.identity();

  /** What the controller hears when a host says something. */
  Function<AgentMessage, List<AgentMessage>> hears = List::of;

  /** What an agent takes a measurement for. */
  UnaryOperator<GateReading> measures = UnaryOperator.identity();

  /** Between the controller's process and its runs. */
  UnaryOperator<Runs> runs = UnaryOperator.identity();

  /** Whether the controller lets in whom it should not. */
  boolean letsAllIn;

  /** Whether it applies whatever plan there is now. */
  boolean ignoresThePlan;

  /** Of so many deeds one is not written down; 0: all are. */
  int recordLoses;

  /** Whether the torn end of the record stays. */
  boolean recordStaysTorn;

  Strategy strategy() {
    return strategy.apply(Rollout::next);
  }
}
