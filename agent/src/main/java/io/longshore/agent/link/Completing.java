package io.longshore.agent.link;

import io.longshore.agent.artifact.Artifacts;
import io.longshore.base.Failure;
import io.longshore.base.FailureException;
import io.longshore.base.Loop;
import io.longshore.proto.v1.ControllerMessage;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fetches what a desired state names and does not carry, before it is handed on. */
final class Completing {
  private static final Logger LOG = LoggerFactory.getLogger(Completing.class);
  private static final String TAG = "link complete";
  private static final Duration AGAIN = Duration.ofSeconds(1);

  private final Loop loop;
  private final Artifacts artifacts;

  Completing(Loop loop, Artifacts artifacts) {
    this.loop = loop;
    this.artifacts = artifacts;
  }

  /**
   * Fetches, until it is there or of no use any more.
   *
   * @param wanted whether it still is of use: no newer one came, and its stream is open
   * @param whole gets the message with everything in it
   * @param never gets why it cannot be had
   */
  void fetch(
      ControllerMessage message,
      BooleanSupplier wanted,
      Consumer<ControllerMessage> whole,
      Consumer<String> never) {
    loop.offload(
        TAG,
        () -> Completion.of(message, artifacts),
        (complete, thrown) -> {
          if (!wanted.getAsBoolean()) {
            return;
          }
          if (thrown == null) {
            whole.accept(complete);
          } else if (thrown instanceof FailureException known
              && known.failure().kind() == Failure.Kind.REJECTED) {
            never.accept("a desired state came whose files cannot be had: " + known.failure());
          } else {
            LOG.warn("the files of a desired state are not here yet: {}", thrown.toString());
            loop.after(TAG, AGAIN, () -> fetch(message, wanted, whole, never));
          }
        });
  }
}
