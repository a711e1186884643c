package io.longshore.policy;

import java.util.List;
import java.util.Objects;

/**
 * What a policy says of a container.
 *
 * @param refusals why it may not be; empty when it may
 * @param grants what it may have although it is dangerous
 */
public record Judgement(List<Refusal> refusals, List<Grant> grants) {
  public Judgement {
    refusals = List.copyOf(refusals);
    grants = List.copyOf(grants);
  }

  /** Whether the container may be. */
  public boolean allows() {
    return refusals.isEmpty();
  }

  /**
   * One thing a policy holds against a container.
   *
   * @param rule the rule
   * @param what one sentence
   * @param remedy what to do
   */
  public record Refusal(PolicyRule rule, String what, String remedy) {
    public Refusal {
      Objects.requireNonNull(rule, "rule");
      Objects.requireNonNull(what, "what");
      Objects.requireNonNull(remedy, "remedy");
    }
  }

  /**
   * An exception a container makes use of.
   *
   * @param name of the exception
   * @param what the container has by it
   * @param reason why it is allowed
   */
  public record Grant(String name, String what, String reason) {
    public Grant {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(what, "what");
      Objects.requireNonNull(reason, "reason");
    }
  }
}
