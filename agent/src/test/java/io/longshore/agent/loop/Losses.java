package io.longshore.agent.loop;

import io.longshore.agent.desired.VolumeStore;
import io.longshore.model.DesiredHost;
import io.longshore.model.Mount;
import io.longshore.model.MountSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Volumes with data that go together with their container, until somebody brings them back. No
 * empty one may take their place meanwhile.
 */
final class Losses {
  /** How long after the loss a call may still mean what was there before. */
  private static final Duration STALE = Duration.ofSeconds(10);

  private final Rig rig;
  private final Random random;
  private final Map<String, Loss> lost = new TreeMap<>();
  private Duration slowest = Duration.ZERO;

  Losses(Rig rig, Random random) {
    this.rig = rig;
    this.random = random;
  }

  /**
   * A container and its volume are gone, if the host has written down that the volume holds data.
   *
   * @return the volume
   */
  List<String> lose(String container) {
    String volume = container + "-data";
    if (!holdsData(volume)) {
      return List.of();
    }
    rig.note("the data of " + container + " are lost");
    rig.engine.removeByHand(container);
    rig.engine.dropVolume(volume);
    Duration back = rig.elapsed().plusMillis(random.nextInt(60_000));
    lost.put(volume, new Loss(rig.elapsed(), back, false));
    return List.of(volume);
  }

  /** Calls take so long from now on. */
  void calls(Duration time) {
    slowest = time.compareTo(slowest) > 0 ? time : slowest;
  }

  /**
   * A spec is sent, or is written down on the host, which may be long after: what it does not name
   * may begin anew later.
   */
  void told(DesiredHost desired) {
    Set<String> named =
        desired.containers().stream()
            .flatMap(spec -> spec.mounts().stream())
            .map(Mount::source)
            .filter(MountSource.Volume.class::isInstance)
            .map(source -> ((MountSource.Volume) source).name())
            .collect(Collectors.toSet());
    lost.replaceAll((volume, loss) -> named.contains(volume) ? loss : loss.excuse());
  }

  /** An older desired state may count again. */
  void forgiven() {
    lost.replaceAll((volume, loss) -> loss.excuse());
  }

  /** Brings back what was away for long enough. */
  void look() {
    new HashMap<>(lost)
        .forEach(
            (volume, loss) -> {
              if (loss.back.compareTo(rig.elapsed()) <= 0) {
                bringBack(volume);
              }
            });
  }

  /** Brings back everything. */
  void none() {
    List.copyOf(lost.keySet()).forEach(this::bringBack);
  }

  /** A call that makes this volume, or a container of this name. */
  void asked(String verb, String name) {
    String volume = verb.equals("create") ? name + "-data" : name;
    Loss loss = lost.get(volume);
    boolean makes = verb.equals("create") || verb.equals("volume");
    Broken.unless(
        !makes
            || loss == null
            || loss.excused
            || rig.engine.volumes().contains(volume)
            || loss.at.plus(STALE).plus(slowest.multipliedBy(2)).compareTo(rig.elapsed()) >= 0,
        "an empty " + volume + " takes the place of one that held data");
  }

  private void bringBack(String volume) {
    rig.note(volume + " is brought back");
    lost.remove(volume);
    rig.engine.volumeByHand(volume);
  }

  private boolean holdsData(String volume) {
    try {
      return new VolumeStore(rig.disk).load().names().contains(volume);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A loss; an excused one is of a volume that may begin anew. */
  private record Loss(Duration at, Duration back, boolean excused) {
    Loss excuse() {
      return new Loss(at, back, true);
    }
  }
}
