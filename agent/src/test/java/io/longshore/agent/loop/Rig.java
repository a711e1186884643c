package io.longshore.agent.loop;

import io.longshore.agent.artifact.Artifacts;
import io.longshore.agent.desired.Acceptance;
import io.longshore.agent.engine.ContainerState;
import io.longshore.agent.engine.EngineContainer;
import io.longshore.agent.engine.FakeEngine;
import io.longshore.agent.files.FileSets;
import io.longshore.agent.identity.FakeAuthority;
import io.longshore.agent.identity.NodeIdentities;
import io.longshore.agent.link.CertificateAsk;
import io.longshore.agent.ports.FakePorts;
import io.longshore.base.ArtifactFolder;
import io.longshore.base.InMemoryStateDir;
import io.longshore.base.ManualClock;
import io.longshore.base.SimulatedLoop;
import io.longshore.base.StateDir;
import io.longshore.model.DesiredHost;
import io.longshore.model.GateNames;
import io.longshore.model.ObservedContainer;
import io.longshore.model.Phase;
import io.longshore.model.Verdict;
import io.longshore.policy.HostPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One agent on virtual time, with a host and a controller that do what the test says. */
final class Rig {
  final ManualClock clock = new ManualClock();
  final FakeEngine engine = new FakeEngine(clock);
  final InMemoryStateDir disk = new InMemoryStateDir();
  final FakePorts ports = new FakePorts();
  final FakeRules rules = new FakeRules();
  final FakeGates gates = new FakeGates(clock);
  final FakeAuthority authority = new FakeAuthority();
  final Path folder;
  FakeLink link;
  SimulatedLoop loop;
  private final Parts parts;
  private final List<String> notes = new ArrayList<>();
  private Duration before = Duration.ZERO;
  private StateDir kernel;
  private AgentCore agent;

  Rig(Path folder) {
    this(folder, new Parts());
  }

  /** A host with other parts than the usual ones. */
  Rig(Path folder, Parts parts) {
    this.folder = folder;
    this.parts = parts;
    engine.image("example/zookeeper:1");
    engine.image("example/kafka:1");
    engine.image("example/orderer:1");
    gates.ask(GateNames.ZOOKEEPER_QUORUM, () -> running("zk1"));
    gates.ask(GateNames.KAFKA_IN_SYNC, () -> running("kafka1"));
    gates.ask(GateNames.ORDERER_READY, () -> running("orderer1"));
  }

  /** What the host's owner allows from now on. */
  Rig allow(HostPolicy policy) {
    rules.policy = policy;
    return this;
  }

  /** Begins an agent on whatever the disk and the engine hold. */
  Rig start() {
    loop = new SimulatedLoop(clock);
    link = new FakeLink();
    link.onAsk = this::certify;
    kernel = kernel == null ? parts.host.apply(disk) : kernel;
    StateDir state = parts.process.apply(kernel);
    try {
      Hands hands =
          new Hands(
              parts.engine.apply(engine),
              new FileSets(folder),
              new NodeIdentities(state, new SecureRandom()),
              parts.link.apply(link),
              ports,
              rules,
              new Artifacts(new ArtifactFolder(folder.resolve(".artifacts")), link));
      agent =
          new AgentCore(
              clock,
              parts.loop.apply(loop),
              new Acceptance(Specs.DEPLOYMENT, Specs.HOST),
              state,
              hands,
              parts.gates.apply(gates),
              Parts.planner(parts));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    agent.start();
    loop.runDue();
    link.attach();
    return this;
  }

  /** Ends the agent as kill -9 does: nothing it would still do is done. */
  void kill() {
    before = elapsed();
    loop = null;
    link.close();
  }

  /** Ends the agent and all containers; what was not forced to disk is lost. */
  void powerCut() {
    kill();
    engine.powerCut();
    kernel = null;
  }

  /** Writes down what happened now. */
  void note(String what) {
    notes.add(elapsed().toMillis() + " ms: " + what);
  }

  /** What happened last. */
  List<String> notes() {
    return notes.subList(Math.max(0, notes.size() - 40), notes.size());
  }

  /** How much time has passed, whatever the clock was put to meanwhile. */
  Duration elapsed() {
    return loop == null ? before : before.plus(loop.elapsed());
  }

  Rig send(DesiredHost desired) {
    link.inbox.desired(desired);
    return this;
  }

  void run(Duration time) {
    loop.run(time);
  }

  Rig untilReady(String... names) {
    for (String name : names) {
      untilPhase(name, Phase.READY);
    }
    return this;
  }

  Rig untilPhase(String name, Phase phase) {
    loop.runUntil(name + " is " + phase, Duration.ofMinutes(3), () -> phase(name) == phase);
    return this;
  }

  Phase phase(String name) {
    return link.reports.isEmpty()
        ? Phase.UNKNOWN
        : link.last().container(name).map(ObservedContainer::phase).orElse(Phase.UNKNOWN);
  }

  ObservedContainer reported(String name) {
    return link.last().container(name).orElseThrow();
  }

  boolean runs(String name) {
    return engine.look(name).map(EngineContainer::state).orElse(ContainerState.UNKNOWN)
        == ContainerState.RUNNING;
  }

  private Verdict running(String name) {
    return runs(name) ? Verdict.PASS : Verdict.WAIT;
  }

  private void certify(CertificateAsk ask) {
    FakeLink to = link;
    loop.after(
        "certify " + ask.identity(),
        Duration.ofMillis(20),
        () -> to.inbox.certificate(ask.identity(), ask.digest(), authority.certify(ask.pkcs10())));
  }
}
