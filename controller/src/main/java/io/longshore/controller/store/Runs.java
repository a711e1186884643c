package io.longshore.controller.store;

import io.longshore.base.Digest;
import io.longshore.proto.v1.Spec;
import java.util.Optional;
import java.util.Set;

/** The newest run, its spec, and the roles that have ever served. Every write is durable. */
public interface Runs {
  /** The newest run. */
  Optional<RunRecord> run();

  /** The spec of a run; at least those of the newest run and of the one before are there. */
  Optional<Spec> spec(Digest digest);

  /** Accepts a spec and begins its run, or, when it fails, leaves the run before the newest. */
  void begin(RunRecord run, Spec spec);

  /** Notes how the run ended. */
  void end(RunRecord run);

  /** Roles that have served as a whole at least once. */
  Set<String> served();

  /** Notes the roles that have served as a whole. */
  void served(Set<String> roles);
}
