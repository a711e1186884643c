package io.longshore.agent.desired;

import com.google.protobuf.InvalidProtocolBufferException;
import io.longshore.base.DamagedStateException;
import io.longshore.base.Failure;
import io.longshore.base.FailureException;
import io.longshore.base.StateDir;
import io.longshore.model.DesiredHost;
import io.longshore.wire.ModelCodec;
import java.io.IOException;
import java.util.Optional;

/** Keeps the desired state of this host across crashes. */
public final class DesiredStore {
  private static final String NAME = "desired";

  private final StateDir state;

  /** A store in this state. */
  public DesiredStore(StateDir state) {
    this.state = state;
  }

  /**
   * The state this host holds; empty only if it never held one.
   *
   * @throws FailureException of kind BROKEN: there is one, and it cannot be read
   */
  public Optional<DesiredHost> load() {
    try {
      Optional<byte[]> stored = state.get(NAME);
      if (stored.isEmpty()) {
        return Optional.empty();
      }
      return Optional.of(
          ModelCodec.fromProto(io.longshore.proto.v1.DesiredHost.parseFrom(stored.get())));
    } catch (DamagedStateException
        | InvalidProtocolBufferException
        | IllegalArgumentException damaged) {
      throw broken("the desired state on disk is damaged: " + damaged.getMessage(), damaged);
    } catch (IOException e) {
      throw broken("the desired state on disk cannot be read: " + e.getMessage(), e);
    }
  }

  /** Stores the state durably. */
  public void write(DesiredHost desired) throws IOException {
    state.put(NAME, ModelCodec.toProto(desired).toByteArray());
  }

  private static FailureException broken(String what, Throwable cause) {
    return new Failure(
            Failure.Kind.BROKEN,
            NAME,
            what,
            "nothing is touched until the controller sends the state again: run controller apply")
        .toException(cause);
  }
}
