package io.longshore.agent.desired;

import com.google.protobuf.InvalidProtocolBufferException;
import io.longshore.base.DamagedStateException;
import io.longshore.base.Failure;
import io.longshore.base.StateDir;
import io.longshore.model.Hold;
import io.longshore.wire.ModelCodec;
import java.io.IOException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Keeps which containers a person said to leave alone, across crashes and restarts. */
public final class HoldStore {
  private static final String NAME = "holds";

  private final StateDir state;

  /** Holds in this state. */
  public HoldStore(StateDir state) {
    this.state = state;
  }

  /**
   * The holds, by container.
   *
   * @throws io.longshore.base.FailureException of kind BROKEN: there are some, and they cannot be
   *     read
   */
  public SortedMap<String, Hold> load() throws IOException {
    SortedMap<String, Hold> holds = new TreeMap<>();
    try {
      Optional<byte[]> stored = state.get(NAME);
      if (stored.isPresent()) {
        var message = io.longshore.proto.v1.ObservedHost.parseFrom(stored.get());
        ModelCodec.holds(message).forEach(hold -> holds.put(hold.container(), hold));
      }
      return holds;
    } catch (DamagedStateException
        | InvalidProtocolBufferException
        | IllegalArgumentException damaged) {
      throw new Failure(
              Failure.Kind.BROKEN,
              NAME,
              "which containers are held is damaged on disk: " + damaged.getMessage(),
              "all are left alone until they are released: controller release HOST/CONTAINER")
          .toException(damaged);
    }
  }

  /** Stores the holds durably. */
  public void write(SortedMap<String, Hold> holds) throws IOException {
    state.put(NAME, ModelCodec.holds(holds.values()).toByteArray());
  }
}
