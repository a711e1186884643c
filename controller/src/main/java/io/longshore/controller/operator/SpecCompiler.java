package io.longshore.controller.operator;

import io.longshore.controller.spec.Problem;
import io.longshore.controller.workload.Compiled;
import io.longshore.proto.v1.Spec;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Reads specs and says what they come to. All of it is blocking and called off the loop. */
public interface SpecCompiler {
  /** What the spec comes to, changing nothing: material that does not exist yet is stood in for. */
  Draft draft(Spec spec);

  /**
   * What the spec comes to, with all its material, which is made now if it is missing.
   *
   * @throws io.longshore.base.FailureException the material cannot be made or does not fit
   */
  Compiled settle(Spec spec);

  /**
   * A spec that was read.
   *
   * @param compiled what it comes to; empty when problems forbid
   * @param problems everything that is wrong with it
   * @param founding roles for which material would be made that there never was
   */
  record Draft(Optional<Compiled> compiled, List<Problem> problems, Set<String> founding) {
    public Draft {
      Objects.requireNonNull(compiled, "compiled");
      problems = List.copyOf(problems);
      founding = Set.copyOf(founding);
      if (compiled.isEmpty() && problems.isEmpty()) {
        throw new IllegalArgumentException("a spec either comes to something or has problems");
      }
    }

    /** A draft for which no material is to be made. */
    public Draft(Optional<Compiled> compiled, List<Problem> problems) {
      this(compiled, problems, Set.of());
    }
  }
}
