package io.longshore.controller.workload.fabric.client.policy;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SortedSet;

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

  /**
   * What a chaincode has when nothing is said: any member of any of the channel's organisations.
   *
   * @param mspIds at least one
   */
  static PolicyRule anyMember(SortedSet<String> mspIds) {
    return new OutOf(
        1, mspIds.stream().<PolicyRule>map(id -> new SignedBy(id, Role.MEMBER)).toList());
  }

  /** Which members of an organisation count. */
  enum Role {
    MEMBER,
    ADMIN,
    CLIENT,
    PEER;

    /** The role in a policy's text. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
