package io.longshore.policy;

import io.longshore.model.ContainerSpec;
import io.longshore.model.Mount;
import io.longshore.model.MountSource;
import io.longshore.model.PortBinding;
import io.longshore.policy.Judgement.Grant;
import io.longshore.policy.Judgement.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Holds a container to a host's policy. Pure. */
public final class PolicyJudge {
  private static final String HOST_NETWORK = "host";

  private final HostPolicy policy;
  private final List<Refusal> refusals = new ArrayList<>();
  private final List<Grant> grants = new ArrayList<>();

  private PolicyJudge(HostPolicy policy) {
    this.policy = policy;
  }

  /** What the policy says of the container. */
  public static Judgement judge(HostPolicy policy, ContainerSpec spec) {
    PolicyJudge judge = new PolicyJudge(policy);
    if (policy.trouble().isEmpty()) {
      judge.image(spec.run().image()).ifPresent(judge.refusals::add);
      judge.network(spec);
      spec.networking().ports().forEach(judge::port);
      spec.mounts().forEach(mount -> judge.mount(spec, mount));
    } else {
      judge.refusals.add(unreadable(policy));
    }
    return new Judgement(judge.refusals, judge.grants);
  }

  /** What the policy holds against an image; empty when it may be fetched and run. */
  public static Optional<Refusal> judgeImage(HostPolicy policy, String image) {
    return policy.trouble().isEmpty()
        ? new PolicyJudge(policy).image(image)
        : Optional.of(unreadable(policy));
  }

  private static Refusal unreadable(HostPolicy policy) {
    return new Refusal(
        PolicyRule.UNREADABLE,
        "the host's policy " + policy.source() + " is not trusted: " + policy.trouble(),
        "on the host, as root: agent policy --policy " + policy.source());
  }

  private Optional<Refusal> image(String image) {
    boolean named = policy.images().stream().anyMatch(pattern -> pattern.matches(image));
    return named
        ? Optional.empty()
        : Optional.of(
            new Refusal(
                PolicyRule.IMAGE,
                "the host's policy does not allow image " + Shown.of(image),
                remedy("add it to images")));
  }

  private void network(ContainerSpec spec) {
    String network = spec.networking().network();
    if (network.equals(HOST_NETWORK)) {
      Optional<Exemption> granted =
          policy.exceptions().values().stream()
              .filter(one -> one.hostNetwork() && one.covers(spec))
              .findFirst();
      granted.ifPresentOrElse(
          one -> grants.add(new Grant(one.name(), "uses the host's own network", one.reason())),
          () ->
              refusals.add(
                  new Refusal(
                      PolicyRule.NETWORK,
                      "the host's policy does not give a container the host's own network",
                      remedy("give it an exception with network = host"))));
    } else if (policy.networks().stream().noneMatch(pattern -> pattern.matches(network))) {
      refusals.add(
          new Refusal(
              PolicyRule.NETWORK,
              "the host's policy does not allow network " + network,
              remedy("add it to networks")));
    }
  }

  private void port(PortBinding port) {
    if (policy.ports().stream().noneMatch(range -> range.contains(port.hostPort()))) {
      refusals.add(
          new Refusal(
              PolicyRule.PORT,
              "the host's policy does not open port " + port.hostPort(),
              remedy("add it to ports")));
    }
  }

  private void mount(ContainerSpec spec, Mount mount) {
    if (!(mount.source() instanceof MountSource.HostPath source)) {
      return;
    }
    String path = HostPaths.normal(source.path());
    Optional<Exemption> granted =
        policy.exceptions().values().stream()
            .filter(one -> one.hostPath().equals(Optional.of(path)) && one.covers(spec))
            .findFirst();
    Optional<String> root =
        policy.hostPaths().stream().filter(one -> HostPaths.within(one, path)).findFirst();
    Optional<String> sensitive = HostPaths.sensitive(path);
    if (granted.isPresent()) {
      grants.add(new Grant(granted.get().name(), "mounts " + path, granted.get().reason()));
    } else if (root.isPresent() && sensitive.isEmpty()) {
      grants.add(new Grant("host-paths", "mounts " + path, "the host opens " + root.get()));
    } else {
      refusals.add(
          new Refusal(
              PolicyRule.HOST_PATH,
              "the host's policy does not let it mount "
                  + Shown.of(path)
                  + sensitive
                      .map(folder -> ": with " + folder + " a container is root on its host")
                      .orElse(""),
              remedy(
                  sensitive.isPresent()
                      ? "name it in an exception, with a reason"
                      : "open a folder above it in host-paths")));
    }
  }

  private String remedy(String change) {
    boolean none = policy.source().equals(HostPolicy.BUILT_IN_SOURCE);
    return none
        ? "if this is meant, on the host write " + HostPolicy.FILE + " and there " + change
        : "if this is meant, on the host in " + policy.source() + ": " + change;
  }
}
