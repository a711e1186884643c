package io.longshore.agent.reconcile;

import java.util.Set;

/** Network names that mean a mode of Docker's rather than a network of ours. */
final class Networks {
  private static final Set<String> BUILT_IN = Set.of("host", "none", "bridge", "default");

  private Networks() {}

  static boolean isBuiltIn(String name) {
    return BUILT_IN.contains(name);
  }
}
