package io.longshore.agent.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.longshore.agent.desired.DesiredStore;
import io.longshore.agent.link.CertificateAsk;
import io.longshore.agent.link.Link;
import io.longshore.base.Digest;
import io.longshore.base.Failure;
import io.longshore.base.FailureException;
import io.longshore.base.StateDir;
import io.longshore.model.DesiredHost;
import io.longshore.model.ObservedHost;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;

/** What a host has said it holds, it holds, whatever happens to it. */
final class Durability {
  private static final Duration SETTLING = Duration.ofSeconds(10);

  private final Rig rig;
  private final Consumer<DesiredHost> onKept;
  private final Map<Long, DesiredHost> sent = new HashMap<>();
  private final Map<String, Digest> keys = new HashMap<>();
  private final List<Held> held = new ArrayList<>();
  private boolean forgiven;

  Durability(Rig rig, Consumer<DesiredHost> onKept) {
    this.rig = rig;
    this.onKept = onKept;
  }

  /** The controller sends this. */
  void sent(DesiredHost desired) {
    sent.put(desired.generation(), desired);
  }

  /** The disk loses what it was told to keep. */
  void damaged() {
    forgiven = true;
    held.clear();
  }

  /** What the agent may act by now; empty when nobody can tell. */
  List<DesiredHost> mayHold() {
    List<DesiredHost> may = new ArrayList<>();
    for (int i = held.size() - 1; i >= 0; i--) {
      may.add(held.get(i).desired);
      if (held.get(i).since.plus(SETTLING).compareTo(rig.elapsed()) < 0) {
        break;
      }
    }
    return may;
  }

  /** Sees what reaches the disk. */
  StateDir before(StateDir disk) {
    return Around.of(
        StateDir.class,
        disk,
        (method, arguments, proceed) -> {
          Object result = proceed.call();
          if (method.equals("put") && arguments[0].equals("desired")) {
            kept(disk);
          }
          return result;
        });
  }

  private void kept(StateDir disk) {
    try {
      new DesiredStore(disk).load().ifPresent(this::kept);
    } catch (FailureException torn) {
      assertEquals(Failure.Kind.BROKEN, torn.failure().kind());
    }
  }

  private void kept(DesiredHost now) {
    newest()
        .ifPresent(
            before ->
                Broken.unless(
                    before.generation() <= now.generation(),
                    "generation " + now.generation() + " replaced " + before.generation()));
    Broken.unless(
        now.equals(sent.get(now.generation())), "what is kept was never sent: " + now.generation());
    forgiven = false;
    onKept.accept(now);
    held.add(new Held(now, rig.elapsed()));
  }

  /** Sees what is said to the controller. */
  Link before(Link link) {
    return Around.of(
        Link.class,
        link,
        (method, arguments, proceed) -> {
          if (method.equals("observed")) {
            said((ObservedHost) arguments[0]);
          } else if (method.equals("ask")) {
            asks((CertificateAsk) arguments[0]);
          }
          return proceed.call();
        });
  }

  private void said(ObservedHost report) {
    long generation = report.generation();
    boolean tells =
        report.problems().stream().anyMatch(problem -> problem.code().equals("state-damaged"));
    Broken.unless(tells || !forgiven, "nobody is told that the state was damaged");
    long kept = newest().map(DesiredHost::generation).orElse(0L);
    Broken.unless(
        generation <= kept || forgiven,
        "the host says it holds " + generation + "; its disk holds " + kept);
  }

  private void asks(CertificateAsk ask) throws Exception {
    Digest key =
        Digest.of(new JcaPKCS10CertificationRequest(ask.pkcs10()).getPublicKey().getEncoded());
    Digest before = keys.put(ask.identity() + ask.digest(), key);
    Broken.unless(before == null || before.equals(key), "a second key was made: " + ask.identity());
  }

  /** An agent has begun and says this is what it holds. */
  void greeted(long generation) {
    long kept = newest().map(DesiredHost::generation).orElse(0L);
    Broken.unless(
        generation == kept || forgiven,
        "an agent began with " + generation + " on a host that holds " + kept);
  }

  private Optional<DesiredHost> newest() {
    return held.isEmpty() ? Optional.empty() : Optional.of(held.get(held.size() - 1).desired);
  }

  private record Held(DesiredHost desired, Duration since) {}
}
