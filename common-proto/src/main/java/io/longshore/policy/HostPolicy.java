package io.longshore.policy;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * What the owner of a host lets containers be. It outranks the controller: the agent asks for it
 * after everything else, of every container.
 *
 * <p>There is nothing here of privileged mode, capabilities, devices, or the host's process and
 * user namespaces: no desired state can ask for them, so there is nothing to allow.
 *
 * @param source the file it stands in, or {@link #BUILT_IN_SOURCE}
 * @param trouble why it cannot be trusted, and so nothing is allowed; empty when it can
 * @param images that may run
 * @param hostPaths folders of the host whose content may be mounted
 * @param ports that may be published
 * @param networks that may be joined; the host's own is never among them
 * @param exceptions by name
 */
public record HostPolicy(
    String source,
    String trouble,
    List<NamePattern> images,
    List<String> hostPaths,
    List<PortRange> ports,
    List<NamePattern> networks,
    SortedMap<String, Exemption> exceptions) {
  /** Where a host's own policy is expected. */
  public static final String FILE = "/etc/longshore/host-policy.conf";

  /** The source of the policy of a host without one. */
  public static final String BUILT_IN_SOURCE = "built-in";

  /** The engine's socket. */
  public static final String DOCKER_SOCKET = "/var/run/docker.sock";

  private static final int MOST = 1_000;

  public HostPolicy {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(trouble, "trouble");
    images = images.stream().sorted().toList();
    hostPaths = hostPaths.stream().map(HostPaths::normal).sorted().toList();
    ports = ports.stream().sorted().toList();
    networks = networks.stream().sorted().toList();
    exceptions = Collections.unmodifiableSortedMap(new TreeMap<>(exceptions));
    int size =
        images.size() + hostPaths.size() + ports.size() + networks.size() + exceptions.size();
    if (size > MOST) {
      throw new IllegalArgumentException("a policy says at most " + MOST + " things, not " + size);
    }
    for (String path : hostPaths) {
      Optional<String> sensitive = HostPaths.sensitive(path);
      if (sensitive.isPresent()) {
        throw new IllegalArgumentException(
            "host-paths opens "
                + path
                + ": with "
                + sensitive.get()
                + " a container is root on its host; name the one path in an exception instead");
      }
    }
  }

  /**
   * The policy of a host whose owner wrote none: any image and port, no path and no network of the
   * host, and the engine's socket for Fabric's peers alone.
   */
  public static HostPolicy builtIn() {
    Exemption socket =
        new Exemption(
            "docker-socket",
            "peers build and start their chaincodes through it",
            Optional.of(DOCKER_SOCKET),
            false,
            new TreeSet<>(List.of("peer")),
            List.of(),
            List.of());
    return new HostPolicy(
        BUILT_IN_SOURCE,
        "",
        List.of(NamePattern.ANY),
        List.of(),
        List.of(PortRange.ALL),
        List.of(NamePattern.ANY),
        new TreeMap<>(java.util.Map.of(socket.name(), socket)));
  }

  /** The policy of a host that cannot trust its own: nothing new is allowed. */
  public static HostPolicy closed(String source, String trouble) {
    return new HostPolicy(
        source,
        trouble.isBlank() ? "it cannot be read" : trouble,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        new TreeMap<>());
  }

  /** The same policy with its paths as they really are on the host. */
  public HostPolicy withPaths(UnaryOperator<String> real) {
    SortedMap<String, Exemption> resolved = new TreeMap<>();
    exceptions.forEach(
        (name, one) ->
            resolved.put(
                name,
                new Exemption(
                    name,
                    one.reason(),
                    one.hostPath().map(real),
                    one.hostNetwork(),
                    one.roles(),
                    one.containers(),
                    one.images())));
    return new HostPolicy(
        source, trouble, images, hostPaths.stream().map(real).toList(), ports, networks, resolved);
  }
}
