package io.longshore.agent.engine;

import java.util.Objects;

/**
 * A mount as the engine takes it.
 *
 * @param target absolute path in the container
 * @param kind what the source names
 * @param source a volume's name, or an absolute path of the host
 * @param readOnly whether the container may not write to it
 */
public record ResolvedMount(String target, Kind kind, String source, boolean readOnly) {
  public ResolvedMount {
    Objects.requireNonNull(target, "target");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(source, "source");
  }

  /** What a mount's source names. */
  public enum Kind {
    /** A named volume. */
    VOLUME,
    /** A path of the host, which must exist. */
    PATH
  }
}
