package io.longshore.agent.gate;

import io.longshore.model.Gate;

/**
 * A way of measuring one kind of condition of the running cluster.
 *
 * <p>A type may keep connections between readings; closing it drops them.
 */
public interface GateType extends AutoCloseable {
  /** The word in {@link Gate#type()}. */
  String name();

  /**
   * Measures the gate now. Blocks, at most for {@link GateContext#deadline()}; called off the loop,
   * never twice at once for the same gate.
   *
   * <p>Whatever cannot be measured is a reading too ({@code WAIT} or {@code UNKNOWN} with its
   * evidence): this throws for a bug only.
   */
  GateReading read(Gate gate, GateContext context);

  @Override
  default void close() {}
}
