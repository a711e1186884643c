package io.longshore.agent.policy;

import io.longshore.policy.HostPolicy;
import java.io.IOException;

/** Where the agent learns what this host allows. */
public interface HostRules {
  /** The policy as it is now; one that cannot be trusted allows nothing and says why. */
  HostPolicy now();

  /**
   * Where a path of the host leads, every link followed.
   *
   * @throws IOException there is nothing, or it cannot be seen
   */
  String real(String path) throws IOException;
}
