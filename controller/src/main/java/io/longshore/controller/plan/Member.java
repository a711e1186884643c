package io.longshore.controller.plan;

import io.longshore.base.Digest;
import io.longshore.model.ContainerSpec;
import io.longshore.model.ObservedContainer;
import io.longshore.model.Phase;
import java.util.Objects;
import java.util.Optional;

/**
 * A container that the spec places on a host, and how far the host is with it.
 *
 * @param host its host
 * @param spec what it is to be
 * @param wanted the fingerprint of that
 * @param standing how far the host is
 * @param answers whether the host's agent answers now and has said what it sees; otherwise what was
 *     seen is history
 * @param settled whether the host has come to what it was told of it last; otherwise it may be
 *     taken down at any moment
 * @param seen as last seen, in whatever form
 */
public record Member(
    String host,
    ContainerSpec spec,
    Digest wanted,
    Standing standing,
    boolean answers,
    boolean settled,
    Optional<ObservedContainer> seen) {
  public Member {
    Objects.requireNonNull(host, "host");
    Objects.requireNonNull(spec, "spec");
    Objects.requireNonNull(wanted, "wanted");
    Objects.requireNonNull(standing, "standing");
    Objects.requireNonNull(seen, "seen");
  }

  /** Its name on its host. */
  public String name() {
    return spec.name();
  }

  /** Its role. */
  public String role() {
    return spec.role();
  }

  /** Host and name, as people read it. */
  public String place() {
    return host + "/" + spec.name();
  }

  /** Whether a container of its name serves now, in this form or the one before. */
  public boolean serves() {
    return answers && seen.map(one -> one.phase() == Phase.READY).orElse(false);
  }

  /** Whether it serves, in whatever form, while other members of its cluster are missing. */
  public boolean lacksOthers() {
    return answers && seen.map(ObservedContainer::lacksOthers).orElse(false);
  }

  /** Whether it has ended or never came up, and so nothing is lost when it is changed. */
  public boolean down() {
    return answers
        && seen.map(one -> one.phase() == Phase.CRASHED || one.phase() == Phase.BLOCKED)
            .orElse(false);
  }

  /** Whether it cannot go on without a person. */
  public boolean blocked() {
    return answers && seen.map(one -> one.phase() == Phase.BLOCKED).orElse(false);
  }

  /** What it waits for or what is wrong with it, one sentence. */
  public String trouble() {
    if (!answers) {
      return "its host does not answer";
    }
    return seen.map(one -> one.detail().isBlank() ? one.phase().sentence() : one.detail())
        .orElse("its host has not said anything of it yet");
  }
}
