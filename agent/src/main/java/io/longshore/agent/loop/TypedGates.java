package io.longshore.agent.loop;

import io.longshore.agent.gate.GateContext;
import io.longshore.agent.gate.GateReading;
import io.longshore.agent.gate.GateType;
import io.longshore.model.Gate;
import io.longshore.model.Verdict;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Gates measured by whichever type bears their name. */
public final class TypedGates implements GateReader, AutoCloseable {
  private final SortedMap<String, GateType> types = new TreeMap<>();

  /** Gates of these types, which are closed with this. */
  public TypedGates(List<GateType> types) {
    types.forEach(type -> this.types.put(type.name(), type));
  }

  @Override
  public GateReading read(Gate gate, GateContext context) {
    GateType type = types.get(gate.type());
    return type == null
        ? new GateReading(
            Verdict.UNKNOWN,
            "this agent knows no gate called " + gate.type() + ": it is older than its controller")
        : type.read(gate, context);
  }

  @Override
  public void close() {
    types.values().forEach(GateType::close);
  }
}
