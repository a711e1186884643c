package io.longshore.agent.loop;

import io.longshore.agent.gate.GateContext;
import io.longshore.agent.gate.GateReading;
import io.longshore.model.Gate;

/** Measures gates of every type. Blocks, at most for the context's deadline. */
@FunctionalInterface
public interface GateReader {
  /** What the cluster shows now. */
  GateReading read(Gate gate, GateContext context);
}
