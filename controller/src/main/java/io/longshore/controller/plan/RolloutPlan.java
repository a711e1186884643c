package io.longshore.controller.plan;

import io.longshore.base.Digest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * What an apply would do to the fleet as it is known now.
 *
 * @param specDigest of the spec
 * @param steps those that change something, in the order of their waves
 * @param notes exceptions that the spec grants, and what else a person should know before
 * @param unchanged how many containers are left alone
 */
public record RolloutPlan(
    Digest specDigest, List<PlanStep> steps, List<String> notes, int unchanged) {
  public RolloutPlan {
    Objects.requireNonNull(specDigest, "specDigest");
    steps = List.copyOf(steps);
    notes = List.copyOf(notes);
  }

  /** The same spec over the same fleet gives the same digest. */
  public Digest digest() {
    return Digest.of(("plan v1\n" + PlanText.of(this)).getBytes(StandardCharsets.UTF_8));
  }

  /** Whether there is any step. */
  public boolean changes() {
    return !steps.isEmpty();
  }
}
