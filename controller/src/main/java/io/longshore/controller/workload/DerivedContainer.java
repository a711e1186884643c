package io.longshore.controller.workload;

import io.longshore.controller.spec.tree.SpecPath;
import io.longshore.model.ContainerSpec;
import java.util.Objects;
import java.util.function.Function;

/**
 * A container as it was derived.
 *
 * @param path the section whose settings win over what was derived
 * @param spec the container
 * @param settings what was set for it
 * @param reason what made the value of a key of the section, such as {@code environment.TZ}, where
 *     it was not set: a key of the spec, a rule, a default
 */
public record DerivedContainer(
    SpecPath path,
    ContainerSpec spec,
    ContainerSettings settings,
    Function<String, String> reason) {
  public DerivedContainer {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(spec, "spec");
    Objects.requireNonNull(settings, "settings");
    Objects.requireNonNull(reason, "reason");
  }
}
