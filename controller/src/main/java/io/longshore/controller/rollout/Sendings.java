package io.longshore.controller.rollout;

import io.longshore.model.ContainerSpec;
import io.longshore.model.DesiredHost;
import io.longshore.model.Reason;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The log of what hosts are told: a line for each container that changes, with the reason. */
final class Sendings {
  private static final Logger LOG = LoggerFactory.getLogger(Sendings.class);

  private Sendings() {}

  static void log(Optional<DesiredHost> before, DesiredHost after) {
    for (ContainerSpec spec : after.containers()) {
      Optional<ContainerSpec> told = before.flatMap(host -> host.container(spec.name()));
      if (told.isEmpty()) {
        line(after, spec, Reason.ABSENT);
      } else if (!before.get().fingerprint(told.get()).equals(after.fingerprint(spec))) {
        line(after, spec, Reason.SPEC_CHANGED);
      }
    }
    if (before.isPresent()) {
      before.get().containers().stream()
          .filter(told -> after.container(told.name()).isEmpty())
          .forEach(told -> line(after, told, Reason.NO_LONGER_DESIRED));
    }
  }

  private static void line(DesiredHost host, ContainerSpec spec, Reason reason) {
    LOG.info(
        "{}/{} generation {}: {}", host.host(), spec.name(), host.generation(), reason.sentence());
  }
}
