package io.longshore.controller.sample;

import io.longshore.base.Loop;
import io.longshore.controller.fleet.HostChannel;
import io.longshore.controller.fleet.Links;
import io.longshore.model.ContainerSpec;
import io.longshore.model.DesiredHost;
import io.longshore.model.DriftFinding;
import io.longshore.model.EngineState;
import io.longshore.model.ObservedContainer;
import io.longshore.model.ObservedHost;
import io.longshore.model.Phase;
import io.longshore.proto.v1.AgentMessage;
import io.longshore.proto.v1.ControllerMessage;
import io.longshore.proto.v1.Hello;
import io.longshore.proto.v1.ImageAnswer;
import io.longshore.proto.v1.PreflightReport;
import io.longshore.wire.ModelCodec;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * An agent as far as a controller can tell: holds what it is told, makes containers of it that come
 * to serve after a while, and tells what it sees.
 */
public final class SimulatedAgent {
  private static final Duration LATENCY = Duration.ofMillis(2);
  private static final Duration STARTING = Duration.ofSeconds(2);
  private static final Duration TELLING = Duration.ofSeconds(5);

  private final String host;
  private final Loop world;
  private final Clock clock;
  private final Map<String, Container> containers = new TreeMap<>();
  private final Set<String> broken = new TreeSet<>();
  private final Set<String> lackedImages = new TreeSet<>();
  private Optional<DesiredHost> held = Optional.empty();
  private Links links;
  private Channel channel;
  private boolean reachable = true;
  private int timesTold;

  public SimulatedAgent(String host, Loop world, Clock clock) {
    this.host = host;
    this.world = world;
    this.clock = clock;
    world.after(tag("tell"), TELLING, this::tellAgain);
  }

  /** Dials this controller, in place of any other. */
  public void dial(Links to) {
    links = to;
    channel = new Channel();
    if (!reachable) {
      return;
    }
    Channel mine = channel;
    Hello hello =
        Hello.newBuilder()
            .setProtocol(1)
            .setAgentVersion("simulated")
            .setGeneration(held.map(DesiredHost::generation).orElse(0L))
            .setDeployment(held.map(DesiredHost::deployment).orElse(""))
            .build();
    world.after(tag("hello"), LATENCY, () -> links.opened(mine, hello));
    world.after(tag("first"), LATENCY.multipliedBy(2), this::tell);
  }

  /** The network to the host breaks without anyone being told. */
  public void cut() {
    reachable = false;
  }

  /** The network is back, and the agent dials again. */
  public void mend() {
    reachable = true;
    dial(links);
  }

  /** From now on containers of this name start and never serve. */
  public void breakContainer(String name) {
    broken.add(name);
  }

  /** From now on they serve. */
  public void mendContainer(String name) {
    broken.remove(name);
    containers.computeIfPresent(name, (same, container) -> start(container.spec));
  }

  /** Somebody changes the container; it stays so until it is made anew. */
  public void change(String name, DriftFinding finding) {
    containers.get(name).drift = Optional.of(finding);
    tell();
  }

  /** The host cannot have this image. */
  public void lackImage(String image) {
    lackedImages.add(image);
  }

  /** What serves on the host, by name, as its engine knows it. */
  public Map<String, String> serving() {
    Map<String, String> serving = new TreeMap<>();
    containers.forEach(
        (name, container) -> {
          if (container.phase == Phase.READY) {
            serving.put(name, container.fingerprint);
          }
        });
    return serving;
  }

  /** Every container there is, by name. */
  public Map<String, String> present() {
    Map<String, String> present = new TreeMap<>();
    containers.forEach((name, container) -> present.put(name, container.fingerprint));
    return present;
  }

  public int timesTold() {
    return timesTold;
  }

  private void told(DesiredHost desired) {
    if (held.isPresent() && desired.generation() < held.get().generation()) {
      throw new AssertionError(host + " was told an older generation");
    }
    timesTold++;
    held = Optional.of(desired);
    containers.keySet().removeIf(name -> desired.container(name).isEmpty());
    for (ContainerSpec spec : desired.containers()) {
      Container there = containers.get(spec.name());
      if (there == null || !there.fingerprint.equals(desired.fingerprint(spec).hex())) {
        containers.put(spec.name(), start(spec));
      }
    }
    tell();
  }

  private Container start(ContainerSpec spec) {
    Container container =
        new Container(spec, held.orElseThrow().fingerprint(spec).hex(), Phase.STARTING);
    world.after(
        tag("serve " + spec.name()),
        STARTING,
        () -> {
          if (containers.get(spec.name()) == container && !broken.contains(spec.name())) {
            container.phase = Phase.READY;
            tell();
          }
        });
    return container;
  }

  private void tellAgain() {
    tell();
    world.after(tag("tell"), TELLING, this::tellAgain);
  }

  private void tell() {
    send(
        AgentMessage.newBuilder()
            .setObserved(
                ModelCodec.toProto(
                    new ObservedHost(
                        host,
                        held.map(DesiredHost::generation).orElse(0L),
                        held.map(DesiredHost::specDigest).orElse(""),
                        clock.instant(),
                        new EngineState(true, "20.10", "1.41", ""),
                        containers.values().stream().map(this::observed).toList(),
                        List.of(),
                        0,
                        List.of(),
                        containers.values().stream().flatMap(one -> one.drift.stream()).toList(),
                        List.of())))
            .build());
  }

  private ObservedContainer observed(Container container) {
    return new ObservedContainer(
        container.spec.name(),
        container.spec.role(),
        container.phase,
        Optional.empty(),
        "id of " + container.spec.name(),
        "image",
        container.fingerprint,
        Optional.empty(),
        0,
        0,
        List.of(),
        "",
        "",
        "");
  }

  private void send(AgentMessage message) {
    Channel mine = channel;
    Links to = links;
    if (to != null && reachable) {
      world.after(tag("up " + message.getKindCase()), LATENCY, () -> to.received(mine, message));
    }
  }

  private String tag(String what) {
    return host + ": " + what;
  }

  private static final class Container {
    private final ContainerSpec spec;
    private final String fingerprint;
    private Phase phase;
    private Optional<DriftFinding> drift = Optional.empty();

    Container(ContainerSpec spec, String fingerprint, Phase phase) {
      this.spec = spec;
      this.fingerprint = fingerprint;
      this.phase = phase;
    }
  }

  /** The controller's end of the stream. */
  private final class Channel implements HostChannel {
    @Override
    public String host() {
      return host;
    }

    @Override
    public void send(ControllerMessage message) {
      world.submit(
          tag("down " + message.getKindCase()),
          () -> {
            if (reachable && channel == this) {
              take(message);
            }
          });
    }

    @Override
    public void close(String why) {}

    private void take(ControllerMessage message) {
      if (message.hasDesired()) {
        told(ModelCodec.fromProto(message.getDesired()));
      } else if (message.hasPreflight()) {
        PreflightReport.Builder report =
            PreflightReport.newBuilder().setId(message.getPreflight().getId());
        for (String image : message.getPreflight().getImagesList()) {
          boolean there = !lackedImages.contains(image);
          report.addImages(
              ImageAnswer.newBuilder()
                  .setImage(image)
                  .setPresent(there)
                  .setTrouble(there ? "" : "manifest unknown"));
        }
        SimulatedAgent.this.send(AgentMessage.newBuilder().setPreflight(report).build());
      }
    }
  }
}
