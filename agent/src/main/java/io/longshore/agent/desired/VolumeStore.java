package io.longshore.agent.desired;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.longshore.agent.reconcile.KeptVolumes;
import io.longshore.base.DamagedStateException;
import io.longshore.base.StateDir;
import java.io.IOException;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps which volumes hold data, across crashes: a line each. */
public final class VolumeStore {
  private static final Logger LOG = LoggerFactory.getLogger(VolumeStore.class);
  private static final String NAME = "volumes";

  private final StateDir state;

  /** A record in this state. */
  public VolumeStore(StateDir state) {
    this.state = state;
  }

  /** The volumes; a record that cannot be read leaves it unknown which they are. */
  public KeptVolumes load() throws IOException {
    try {
      Optional<byte[]> stored = state.get(NAME);
      return stored.isEmpty()
          ? KeptVolumes.NONE
          : new KeptVolumes(
              true,
              new String(stored.get(), UTF_8)
                  .lines()
                  .collect(Collectors.toCollection(TreeSet::new)));
    } catch (DamagedStateException damaged) {
      LOG.warn("which volumes hold data is not known any more: {}", damaged.getMessage());
      return KeptVolumes.UNKNOWN;
    }
  }

  /** Stores the record durably. What is not known is not written: the record stays as it is. */
  public void write(KeptVolumes kept) throws IOException {
    if (kept.known()) {
      state.put(NAME, String.join("\n", kept.names()).getBytes(UTF_8));
    }
  }
}
