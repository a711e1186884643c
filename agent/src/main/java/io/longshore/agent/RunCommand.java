package io.longshore.agent;

import io.longshore.agent.artifact.Artifacts;
import io.longshore.agent.desired.Acceptance;
import io.longshore.agent.engine.DockerEngine;
import io.longshore.agent.files.FileSets;
import io.longshore.agent.gate.GatePorts;
import io.longshore.agent.gate.GateTypes;
import io.longshore.agent.identity.NodeIdentities;
import io.longshore.agent.identity.OwnKeys;
import io.longshore.agent.link.Address;
import io.longshore.agent.link.ControllerLink;
import io.longshore.agent.loop.AgentCore;
import io.longshore.agent.loop.Hands;
import io.longshore.agent.policy.PolicyFile;
import io.longshore.agent.ports.ProcPorts;
import io.longshore.agent.renewal.OwnRenewal;
import io.longshore.base.ArtifactFolder;
import io.longshore.base.Failure;
import io.longshore.base.StateDir;
import io.longshore.base.ThreadLoop;
import io.longshore.tls.MutualTls;
import io.longshore.tls.TlsFiles;
import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code agent run}: puts the parts together and lets them work.
 *
 * @param controllers where they are; empty means where the enrolment found one
 * @param folder where the agent keeps its state
 * @param docker the engine's socket
 * @param policy what the host's owner lets containers be
 */
record RunCommand(
    Optional<List<Address>> controllers, StateFolder folder, Path docker, PolicyFile policy) {
  private static final Logger LOG = LoggerFactory.getLogger(RunCommand.class);

  /** Four actions, a look, and gates that wait for hosts which do not answer. */
  private static final int BLOCKING_CALLS = 10;

  static RunCommand of(List<String> words) {
    Arguments arguments =
        Arguments.parse("run", words, Set.of("controller", "state", "docker", "policy"));
    try {
      return new RunCommand(
          arguments.value("controller").map(text -> Address.parseAll(text, Address.LINK_PORT)),
          StateFolder.of(arguments),
          Path.of(arguments.value("docker").orElse("/var/run/docker.sock")),
          PolicyCommand.file(arguments));
    } catch (IllegalArgumentException e) {
      throw new Failure(Failure.Kind.REJECTED, "agent run", e.getMessage(), "see agent --help")
          .toException();
    }
  }

  /** Runs until the process is told to end. */
  void run() throws IOException {
    FileLock lock = folder.lock();
    TlsFiles own = TlsFiles.load(folder.identity());
    Acceptance self = new Acceptance(own.identity().deployment(), own.identity().name());
    List<Address> dialled = controllers.or(this::remembered).orElseGet(this::nowhere);
    SecureRandom random = new SecureRandom();
    Clock clock = Clock.systemUTC();
    StateDir state = folder.state();
    ThreadLoop loop = new ThreadLoop("agent", BLOCKING_CALLS);
    GateTypes gates = new GateTypes(new GatePorts(clock, random));
    ArtifactFolder artifacts = new ArtifactFolder(folder.artifacts());
    ControllerLink link =
        new ControllerLink(
            loop, dialled, MutualTls.client(own), random, AgentMain.version(), artifacts);
    OwnRenewal renewal =
        new OwnRenewal(
            clock,
            loop,
            random,
            OwnKeys.ofRenewal(state, random),
            fresh -> fresh.save(folder.identity()),
            link,
            own);
    link.tell(renewal);
    Hands hands =
        new Hands(
            new DockerEngine(docker),
            new FileSets(folder.files()),
            new NodeIdentities(state, random),
            link,
            new ProcPorts(Path.of("/proc")),
            policy,
            new Artifacts(artifacts, link));
    AgentCore agent = new AgentCore(clock, loop, self, state, hands, gates::read);
    LOG.info("agent {} of host {} begins", AgentMain.version(), self.host());
    agent.start();
    renewal.begin();
    Systemd systemd = new Systemd(loop, System.getenv());
    systemd.ready();
    warmUp(loop, random);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(agent, loop, gates, lock), "end"));
    forEver();
  }

  private void warmUp(ThreadLoop loop, SecureRandom random) {
    loop.<Boolean>offload(
        "warm up",
        () -> {
          WarmUp.run(folder.root().resolve("warm-up"), random);
          return true;
        },
        (done, trouble) -> {
          if (trouble != null) {
            LOG.warn("the agent could not warm up; its first apply takes longer", trouble);
          }
        });
  }

  /** Containers go on; the next agent finds them as they are. */
  private static void end(AgentCore agent, ThreadLoop loop, GateTypes gates, FileLock lock) {
    LOG.info("the agent ends; its containers go on");
    loop.submit("end", agent::close);
    loop.close();
    gates.close();
    try {
      lock.release();
    } catch (IOException e) {
      LOG.debug("the lock goes with the process", e);
    }
    // To be told to stop and to stop is success, not the JVM's 143.
    Runtime.getRuntime().halt(0);
  }

  private static void forEver() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Optional<List<Address>> remembered() {
    try {
      return folder.controllers();
    } catch (IOException e) {
      LOG.warn("where the controller is cannot be read: {}", e.toString());
      return Optional.empty();
    }
  }

  /** What the host holds is kept as it should be without a controller, too. */
  private List<Address> nowhere() {
    LOG.error(
        "{}",
        new Failure(
            Failure.Kind.REJECTED,
            folder.root().toString(),
            "it is not known where the controller is; the host is kept as it should be without one",
            "stop the agent, and say so with --controller HOST, or enrol again"));
    return List.of();
  }
}
