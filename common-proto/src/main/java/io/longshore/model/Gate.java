package io.longshore.model;

import java.util.List;
import java.util.SortedMap;

/**
 * A condition of the running cluster, judged by measuring it.
 *
 * @param type one of the gate types the agent knows
 * @param targets whom to ask, in the order of the spec
 * @param settings what the type needs to know besides; keys are the type's own
 */
public record Gate(String type, List<GateTarget> targets, SortedMap<String, String> settings) {
  public Gate {
    Checks.name("gate type", type);
    targets = List.copyOf(targets);
    settings = Checks.sorted(settings);
  }

  /** A setting that the type requires. */
  public String setting(String key) {
    String value = settings.get(key);
    if (value == null) {
      throw new IllegalArgumentException("gate " + type + " lacks its setting " + key);
    }
    return value;
  }
}
