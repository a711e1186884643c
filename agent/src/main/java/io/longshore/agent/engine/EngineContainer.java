package io.longshore.agent.engine;

import io.longshore.model.Labels;
import io.longshore.model.PortBinding;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A container of the host, ours or not.
 *
 * @param id the engine's id
 * @param name its name, without the slash Docker puts before it
 * @param image the reference it was made from
 * @param imageId the id of the image it was made from
 * @param state what it is doing
 * @param labels what it carries, its image's labels among them
 * @param ports TCP ports it holds on the host now
 * @param lastRun known for containers that carry the deployment label; else {@link LastRun#NONE}
 * @param hostPaths what of the host's file system is mounted into it; known as {@code lastRun} is
 * @param facts how it is set up
 */
public record EngineContainer(
    String id,
    String name,
    String image,
    String imageId,
    ContainerState state,
    SortedMap<String, String> labels,
    List<PortBinding> ports,
    LastRun lastRun,
    List<String> hostPaths,
    ContainerFacts facts) {
  public EngineContainer {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(state, "state");
    labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    ports = List.copyOf(ports);
    Objects.requireNonNull(lastRun, "lastRun");
    hostPaths = List.copyOf(hostPaths);
    Objects.requireNonNull(facts, "facts");
  }

  /** A container of which nobody asked how it is set up. */
  public EngineContainer(
      String id,
      String name,
      String image,
      String imageId,
      ContainerState state,
      SortedMap<String, String> labels,
      List<PortBinding> ports,
      LastRun lastRun,
      List<String> hostPaths) {
    this(id, name, image, imageId, state, labels, ports, lastRun, hostPaths, ContainerFacts.NONE);
  }

  /** Whether it belongs to the deployment. */
  public boolean isOf(String deployment) {
    return deployment.equals(labels.get(Labels.DEPLOYMENT));
  }

  /** The fingerprint it carries; empty when it carries none. */
  public String fingerprint() {
    return labels.getOrDefault(Labels.FINGERPRINT, "");
  }

  /** Whether its labels say all that these say. */
  boolean carries(Map<String, String> wanted, String key) {
    return wanted.get(key) != null && wanted.get(key).equals(labels.get(key));
  }
}
