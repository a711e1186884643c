package io.longshore.simulation;

import io.longshore.agent.policy.HostRules;
import io.longshore.policy.HostPolicy;

/** An owner who allows what the project allows, on a host without links. */
final class OpenHouse implements HostRules {
  @Override
  public HostPolicy now() {
    return HostPolicy.builtIn();
  }

  @Override
  public String real(String path) {
    return path;
  }
}
