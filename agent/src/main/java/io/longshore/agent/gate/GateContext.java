package io.longshore.agent.gate;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** What a gate may use of its host while it is read. */
public interface GateContext {
  /**
   * The folder in which a file set of this host is placed now; empty while it is not.
   *
   * @param name the file set's name
   */
  Optional<Path> fileSet(String name);

  /** How long this reading may take, above zero, at most two seconds. */
  Duration deadline();
}
