package io.longshore.agent.loop;

import io.longshore.agent.engine.ContainerState;
import io.longshore.agent.engine.EngineContainer;
import io.longshore.model.DesiredHost;
import io.longshore.model.GateNames;
import io.longshore.model.Labels;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What must never happen on a host, asked at each call that reaches its engine. It looks at what is
 * there, never at what was planned.
 */
final class Invariants {
  /** How long after a hand from outside a call may still mean what was there before. */
  private static final Duration STALE = Duration.ofSeconds(10);

  private static final Duration UNCERTAIN = Duration.ofSeconds(2);
  private static final Duration GATE = Duration.ofMillis(2010);

  private final Rig rig;
  private final Durability durability;
  private final Pauses pauses;
  private final Brokers brokers;
  private final Losses losses;
  private final Map<String, Duration> touched = new HashMap<>();
  private final Map<String, Duration> passed = new HashMap<>();
  private final Set<String> strangers = new HashSet<>();
  private SortedSet<String> volumes = new TreeSet<>();
  private Duration slowest = Duration.ZERO;
  private Duration failed = Duration.ofDays(-1);

  Invariants(Rig rig, Durability durability, Pauses pauses, Brokers brokers, Losses losses) {
    this.brokers = brokers;
    this.losses = losses;
    this.rig = rig;
    this.durability = durability;
    this.pauses = pauses;
    rig.engine.onCall(this::asked);
  }

  /** Somebody else did something to this container just now. */
  void touched(String container) {
    rig.note("somebody does something to " + container);
    touched.put(container, rig.elapsed());
  }

  /** Somebody removed this volume. */
  void gone(String volume) {
    volumes.remove(volume);
  }

  /** A call failed, maybe after it took effect: the same may be asked for once more. */
  void failed() {
    failed = rig.elapsed();
  }

  /** A gate of this type was read and lets pass. */
  void passed(String gate) {
    passed.put(gate, rig.elapsed());
  }

  /** Calls take so long from now on. */
  void calls(Duration time) {
    slowest = time.compareTo(slowest) > 0 ? time : slowest;
  }

  /** A container of somebody else's, by its id. */
  void stranger(String name) {
    strangers.add(rig.engine.look(name).orElseThrow().id());
  }

  /** Somebody took his own container away again. */
  void left(String name) {
    strangers.remove(rig.engine.look(name).orElseThrow().id());
  }

  /** What holds at any moment. */
  void check() {
    Map<String, String> names = new TreeMap<>();
    Set<String> there = new HashSet<>();
    for (EngineContainer one : rig.engine.world()) {
      there.add(one.id());
      String meant = one.labels().get(Labels.CONTAINER);
      if (one.isOf(Specs.DEPLOYMENT) && meant != null) {
        String other = names.put(meant, one.name());
        Broken.unless(other == null, "two containers stand for " + meant);
      }
    }
    Broken.unless(there.containsAll(strangers), "a container of somebody else's is gone");
    Broken.unless(rig.engine.volumes().containsAll(volumes), "a volume was removed");
    volumes = rig.engine.volumes();
  }

  private void asked(String call) {
    rig.note(call);
    check();
    String[] words = call.split(" ");
    losses.asked(words[0], words.length > 1 ? words[1] : "");
    Optional<EngineContainer> there = rig.engine.look(words.length > 1 ? words[1] : "");
    switch (words[0]) {
      case "create" -> there.ifPresent(one -> create(one));
      case "start" -> start(there.orElseThrow());
      case "stop", "remove" -> there.ifPresent(one -> goes(words[0], one));
      case "unpause" -> ours(there.orElseThrow(), "unpaused");
      default -> {}
    }
  }

  private void create(EngineContainer there) {
    boolean known = quiet(there.name()) && there.isOf(Specs.DEPLOYMENT);
    Broken.unless(!known, there.name() + " was created though it is there");
  }

  private void start(EngineContainer there) {
    String name = there.name();
    ours(there, "started");
    boolean runs = there.state() == ContainerState.RUNNING;
    Broken.unless(!runs || !quiet(name), name + " was started though it runs");
    if (!runs) {
      gate(name, "kafka1", GateNames.ZOOKEEPER_QUORUM);
      gate(name, "orderer1", GateNames.KAFKA_IN_SYNC);
      pauses.start(there.id(), name);
    }
  }

  private void goes(String verb, EngineContainer there) {
    ours(there, verb + "ped or removed");
    for (DesiredHost one : durability.mayHold()) {
      boolean wanted =
          one.container(there.name())
              .filter(spec -> one.fingerprint(spec).hex().equals(there.fingerprint()))
              .isPresent();
      if (!wanted) {
        return;
      }
    }
    Broken.unless(
        there.state() == ContainerState.DEAD
            || verb.equals("stop") && brokers.mayBeStopped(there.name()),
        there.name() + " is as it should be, and still: " + verb);
  }

  private void ours(EngineContainer there, String what) {
    Broken.unless(there.isOf(Specs.DEPLOYMENT), "somebody else's " + there.name() + " was " + what);
  }

  private void gate(String started, String who, String gate) {
    if (started.equals(who)) {
      Duration open = passed.getOrDefault(gate, Duration.ofDays(-1));
      Broken.unless(
          open.plus(GATE).plus(slowest).compareTo(rig.elapsed()) >= 0,
          who + " was started behind a shut gate");
    }
  }

  private boolean quiet(String name) {
    Duration last = touched.getOrDefault(name, Duration.ofDays(-1));
    Duration slow = slowest.multipliedBy(2);
    return last.plus(STALE).plus(slow).compareTo(rig.elapsed()) < 0
        && failed.plus(UNCERTAIN).plus(slow).compareTo(rig.elapsed()) < 0;
  }
}
