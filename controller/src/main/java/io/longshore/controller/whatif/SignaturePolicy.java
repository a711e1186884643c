package io.longshore.controller.whatif;

import io.longshore.controller.workload.fabric.client.policy.PolicyParser;
import io.longshore.controller.workload.fabric.client.policy.PolicyRule;
import io.longshore.controller.workload.fabric.client.policy.PolicyRule.OutOf;
import io.longshore.controller.workload.fabric.client.policy.PolicyRule.Role;
import io.longshore.controller.workload.fabric.client.policy.PolicyRule.SignedBy;
import io.longshore.controller.workload.fabric.client.policy.PolicySyntaxException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A signature policy, judged as Fabric judges it: a signature counts once, and goes to the first
 * rule in the policy's order that can use it (fabric v1.4.0, common/cauthdsl/cauthdsl.go).
 *
 * <p>Because of that order more signatures can satisfy less: {@code AND(OR(A,A),A)} takes three
 * peers of A, not two. So choices of signers are tried, the largest first, {@value #MOST_CHOICES}
 * at most: beyond them a policy that could be satisfied may be called one that cannot.
 */
public record SignaturePolicy(PolicyRule rule) implements EndorsementPolicy {
  /** The most choices of signers that are tried. */
  static final int MOST_CHOICES = 4096;

  private static final int MOST_STEPS = 1_000_000;

  public SignaturePolicy {
    Objects.requireNonNull(rule, "rule");
  }

  /**
   * The policy that a text states.
   *
   * @throws PolicySyntaxException if it states none
   */
  public static EndorsementPolicy of(String text) throws PolicySyntaxException {
    return new SignaturePolicy(PolicyParser.parse(text));
  }

  /** What Fabric asks for where no policy was given: any member of the channel. */
  public static EndorsementPolicy anyMemberOf(Collection<String> mspIds) {
    List<PolicyRule> members = new ArrayList<>();
    new TreeSet<>(mspIds).forEach(id -> members.add(new SignedBy(id, Role.MEMBER)));
    return members.isEmpty() ? peers -> false : new SignaturePolicy(new OutOf(1, members));
  }

  /** The policy of a text; where it states none, and so no peer took it, what Fabric asks for. */
  public static EndorsementPolicy ofOrAnyMember(String text, Collection<String> mspIds) {
    try {
      return of(text);
    } catch (PolicySyntaxException none) {
      return anyMemberOf(mspIds);
    }
  }

  @Override
  public boolean satisfiedBy(SortedMap<String, Integer> peers) {
    SortedMap<String, Integer> most = new TreeMap<>();
    int signatures = count(rule, most);
    most.replaceAll((mspId, wanted) -> Math.min(wanted, peers.getOrDefault(mspId, 0)));
    List<String> mspIds = new ArrayList<>(most.keySet());
    long choices = Math.min(MOST_CHOICES, Math.max(1, MOST_STEPS / Math.max(1, signatures)));
    long all = 1;
    for (int count : most.values()) {
      all = Math.min(all * (count + 1), choices);
    }
    SortedMap<String, Integer> chosen = new TreeMap<>(most);
    for (long at = 0; at < all; at++) {
      if (holds(rule, new TreeMap<>(chosen))) {
        return true;
      }
      countDown(chosen, most, mspIds);
    }
    return false;
  }

  private static void countDown(
      SortedMap<String, Integer> chosen, SortedMap<String, Integer> most, List<String> mspIds) {
    for (String mspId : mspIds) {
      if (chosen.get(mspId) > 0) {
        chosen.merge(mspId, -1, Integer::sum);
        return;
      }
      chosen.put(mspId, most.get(mspId));
    }
  }

  /** Counts the signatures that a peer can give, by MSP id; returns how many rules there are. */
  private static int count(PolicyRule rule, SortedMap<String, Integer> signatures) {
    int rules = 1;
    if (rule instanceof SignedBy one && byPeer(one)) {
      signatures.merge(one.mspId(), 1, Integer::sum);
    }
    if (rule instanceof OutOf several) {
      for (PolicyRule inner : several.rules()) {
        rules += count(inner, signatures);
      }
    }
    return rules;
  }

  /** Takes what the rule uses from the signatures left; one that does not hold takes nothing. */
  private static boolean holds(PolicyRule rule, TreeMap<String, Integer> left) {
    if (rule instanceof SignedBy one) {
      boolean there = byPeer(one) && left.getOrDefault(one.mspId(), 0) > 0;
      if (there) {
        left.merge(one.mspId(), -1, Integer::sum);
      }
      return there;
    }
    OutOf several = (OutOf) rule;
    int held = 0;
    for (PolicyRule inner : several.rules()) {
      TreeMap<String, Integer> tried = new TreeMap<>(left);
      if (holds(inner, tried)) {
        held++;
        left.putAll(tried);
      }
    }
    return held >= several.needed();
  }

  /** Whether a peer's signature counts; an administrator's or a client's is never a peer's. */
  private static boolean byPeer(SignedBy one) {
    return one.role() == Role.PEER || one.role() == Role.MEMBER;
  }
}
