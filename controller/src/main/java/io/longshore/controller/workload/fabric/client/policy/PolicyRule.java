package io.longshore.controller.workload.fabric.client.policy;

import java.util.List;
import java.util.Objects;

/** What a policy asks for, as its text has it. */
public sealed interface PolicyRule permits PolicyRule.SignedBy, PolicyRule.OutOf {

  /**
   * A signature of somebody in a role.
   *
   * @param mspId the organisation's
   * @param role which members count
   */
  record SignedBy(String mspId, Role role) implements PolicyRule {
    public SignedBy {
      Objects.requireNonNull(mspId, "mspId");
      Objects.requireNonNull(role, "role");
    }

    @Override
    public String toString() {
      return "'" + mspId + "." + role.word() + "'";
    }
  }

  /**
   * Enough of the rules.
   *
   * @param needed at least one, at most all of them
   * @param rules at least one
   */
  record OutOf(int needed, List<PolicyRule> rules) implements PolicyRule {
    public OutOf {
      rules = List.copyOf(rules);
      if (needed < 1 || needed > rules.size()) {
        throw new IllegalArgumentException(needed + " out of " + rules.size());
      }
    }

    @Override
    public String toString() {
      StringBuilder text = new StringBuilder("OutOf(").append(needed);
      rules.forEach(rule -> text.append(",").append(rule));
      return text.append(")").toString();
    }
  }

  /** Which members of an organisation count. */
  enum Role {
    MEMBER,
    ADMIN,
    CLIENT,
    PEER;

    /** The role in a policy's text. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
