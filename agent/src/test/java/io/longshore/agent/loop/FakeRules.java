package io.longshore.agent.loop;

import io.longshore.agent.policy.HostRules;
import io.longshore.policy.HostPolicy;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Map;
import java.util.TreeMap;

/** A host whose owner and whose links are the test's. */
final class FakeRules implements HostRules {
  HostPolicy policy = HostPolicy.builtIn();

  /** Where links lead; an empty target is a path that is not there. */
  final Map<String, String> links = new TreeMap<>();

  @Override
  public HostPolicy now() {
    return policy;
  }

  @Override
  public String real(String path) throws IOException {
    String target = links.getOrDefault(path, path);
    if (target.isEmpty()) {
      throw new NoSuchFileException(path);
    }
    return target;
  }
}
