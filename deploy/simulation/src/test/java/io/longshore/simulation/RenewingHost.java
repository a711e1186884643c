package io.longshore.simulation;

import io.longshore.agent.artifact.Artifacts;
import io.longshore.agent.desired.Acceptance;
import io.longshore.agent.engine.Engine;
import io.longshore.agent.engine.FakeEngine;
import io.longshore.agent.enrol.Enrolling;
import io.longshore.agent.enrol.JoinToken;
import io.longshore.agent.files.FileSets;
import io.longshore.agent.gate.GatePorts;
import io.longshore.agent.gate.GateTypes;
import io.longshore.agent.identity.NodeIdentities;
import io.longshore.agent.identity.OwnKeys;
import io.longshore.agent.link.Address;
import io.longshore.agent.link.ControllerLink;
import io.longshore.agent.loop.AgentCore;
import io.longshore.agent.loop.Around;
import io.longshore.agent.loop.Hands;
import io.longshore.agent.ports.FakePorts;
import io.longshore.agent.renewal.OwnRenewal;
import io.longshore.base.ArtifactFolder;
import io.longshore.base.InMemoryStateDir;
import io.longshore.base.ThreadLoop;
import io.longshore.tls.MutualTls;
import io.longshore.tls.TlsFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * A host whose agent is put together as the agent's own process does it: enrolment, link, renewal,
 * core and disk are the real ones. The engine is a fake, and the clock that renewals go by can be
 * put on, so that a certificate is due as soon as it is there.
 */
final class RenewingHost implements AutoCloseable {
  /** Longer than three quarters of a certificate's 30 days, shorter than all of them. */
  private static final Duration ALWAYS_DUE = Duration.ofDays(23);

  private static final int BLOCKING_CALLS = 10;

  private final SecureRandom random = new SecureRandom();
  private final ThreadLoop loop = new ThreadLoop("agent", BLOCKING_CALLS);
  private final OwnClock calendar = new OwnClock(Clock.systemUTC());
  private final FakeEngine engine = new FakeEngine(Clock.systemUTC());
  private final GateTypes gates = new GateTypes(new GatePorts(Clock.systemUTC(), random));
  private final OwnRenewal renewal;
  private final AgentCore core;
  private boolean due;

  /**
   * A host that is let in by this token and begins.
   *
   * @param enrolmentPort of a controller on loopback
   * @param port of the same, for agents
   * @param images on the host
   * @param onRenewed hears of each identity that has come to the host's disk
   */
  RenewingHost(
      String token,
      int enrolmentPort,
      int port,
      List<String> images,
      Path folder,
      Consumer<TlsFiles> onRenewed)
      throws IOException {
    InMemoryStateDir state = new InMemoryStateDir();
    images.forEach(engine::image);
    Path place = folder.resolve("identity");
    TlsFiles own =
        new Enrolling(new Address("127.0.0.1", enrolmentPort), JoinToken.parse(token))
            .run(OwnKeys.ofEnrolment(state, random));
    own.save(place);
    ArtifactFolder artifacts = new ArtifactFolder(folder.resolve("artifacts"));
    ControllerLink link =
        new ControllerLink(
            loop,
            List.of(new Address("127.0.0.1", port)),
            MutualTls.client(own),
            random,
            "test",
            artifacts);
    renewal =
        new OwnRenewal(
            calendar,
            loop,
            random,
            OwnKeys.ofRenewal(state, random),
            fresh -> {
              fresh.save(place);
              onRenewed.accept(fresh);
            },
            link,
            own);
    link.tell(renewal);
    core =
        new AgentCore(
            Clock.systemUTC(),
            loop,
            new Acceptance(own.identity().deployment(), own.identity().name()),
            state,
            new Hands(
                inTurn(),
                new FileSets(folder.resolve("files")),
                new NodeIdentities(state, random),
                link,
                new FakePorts(),
                new OpenHouse(),
                new Artifacts(artifacts, link)),
            gates::read);
    core.start();
    renewal.begin();
  }

  /** From now on its certificate is always due, or is as long as others' are. */
  void alwaysDue(boolean now) {
    if (due != now) {
      due = now;
      calendar.put(now ? ALWAYS_DUE : ALWAYS_DUE.negated());
      renewal.begin();
    }
  }

  /** The calls by which the agent changed something, in order. */
  List<String> calls() {
    synchronized (engine) {
      return engine.journal();
    }
  }

  /** A container's process ends. */
  void crash(String container) {
    synchronized (engine) {
      engine.crash(container, 1);
    }
  }

  /** The fake is for one thread; an agent's calls come from many. */
  private Engine inTurn() {
    return Around.of(
        Engine.class,
        engine,
        (method, arguments, proceed) -> {
          synchronized (engine) {
            return proceed.call();
          }
        });
  }

  @Override
  public void close() {
    loop.submit("end", core::close);
    loop.close();
    gates.close();
  }
}
