package io.longshore.controller.workload.fabric.client.channel;

import com.google.protobuf.InvalidProtocolBufferException;
import io.longshore.controller.workload.fabric.client.policy.PolicyEnvelopes;
import io.longshore.controller.workload.fabric.client.policy.PolicyRule;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.hyperledger.fabric.protos.common.Config;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.ConfigPolicy;
import org.hyperledger.fabric.protos.common.ConfigUpdate;
import org.hyperledger.fabric.protos.common.ImplicitMetaPolicy;
import org.hyperledger.fabric.protos.common.ImplicitMetaPolicy.Rule;
import org.hyperledger.fabric.protos.common.Policy;
import org.hyperledger.fabric.protos.common.SignaturePolicyEnvelope;

/**
 * Whose consent an update needs, judged as Fabric 1.4 does (common/configtx/update.go): every
 * element that changes must satisfy the policy that governs it now; what is new is governed by the
 * group that gains it.
 */
public final class Consent {
  private static final String ROOT = "/Channel";

  private final Config config;
  private final SortedSet<String> policies;

  private Consent(Config config, SortedSet<String> policies) {
    this.config = config;
    this.policies = Collections.unmodifiableSortedSet(policies);
  }

  /** What an update of a configuration needs. */
  public static Consent to(Config current, ConfigUpdate update) {
    SortedSet<String> policies = new TreeSet<>();
    collect(ROOT, current.getChannelGroup(), update.getWriteSet(), policies);
    return new Consent(current, policies);
  }

  /** Paths of the policies that must be satisfied, e.g. {@code /Channel/Orderer/Admins}. */
  public SortedSet<String> policies() {
    return policies;
  }

  /** Whether administrators of these organisations are enough for a policy. */
  public boolean isGiven(String policy, Set<String> mspIds) {
    return isSatisfied(group(policy), policy.substring(policy.lastIndexOf('/') + 1), mspIds);
  }

  /** Whether administrators of these organisations are enough for all of it. */
  public boolean isGiven(Set<String> mspIds) {
    return policies.stream().allMatch(policy -> isGiven(policy, mspIds));
  }

  /** Organisations whose administrators have a say, by their MSP ids. */
  public SortedSet<String> voices() {
    SortedSet<String> voices = new TreeSet<>();
    for (String policy : policies) {
      voices(group(policy), policy.substring(policy.lastIndexOf('/') + 1), voices);
    }
    return voices;
  }

  private static void collect(
      String path, ConfigGroup current, ConfigGroup write, SortedSet<String> policies) {
    if (write.getVersion() != current.getVersion()) {
      policies.add(absolute(path, current.getModPolicy()));
    }
    write
        .getValuesMap()
        .forEach(
            (name, value) -> {
              var before = current.getValuesMap().get(name);
              if (before != null && before.getVersion() != value.getVersion()) {
                policies.add(absolute(path, before.getModPolicy()));
              }
            });
    write
        .getPoliciesMap()
        .forEach(
            (name, policy) -> {
              ConfigPolicy before = current.getPoliciesMap().get(name);
              if (before != null && before.getVersion() != policy.getVersion()) {
                policies.add(absolute(path, before.getModPolicy()));
              }
            });
    for (Map.Entry<String, ConfigGroup> child : write.getGroupsMap().entrySet()) {
      ConfigGroup before = current.getGroupsMap().get(child.getKey());
      if (before != null) {
        collect(path + "/" + child.getKey(), before, child.getValue(), policies);
      }
    }
  }

  private static String absolute(String path, String policy) {
    return policy.startsWith("/") ? policy : path + "/" + policy;
  }

  private ConfigGroup group(String policy) {
    ConfigGroup group = config.getChannelGroup();
    String[] names = policy.split("/");
    for (int i = 2; i < names.length - 1; i++) {
      group = group.getGroupsOrDefault(names[i], ConfigGroup.getDefaultInstance());
    }
    return group;
  }

  private static boolean isSatisfied(ConfigGroup group, String name, Set<String> mspIds) {
    ConfigPolicy stored = group.getPoliciesMap().get(name);
    if (stored == null) {
      return false;
    }
    Policy policy = stored.getPolicy();
    try {
      if (policy.getType() == Policy.PolicyType.IMPLICIT_META_VALUE) {
        ImplicitMetaPolicy meta = ImplicitMetaPolicy.parseFrom(policy.getValue());
        long enough =
            group.getGroupsMap().values().stream()
                .filter(child -> isSatisfied(child, meta.getSubPolicy(), mspIds))
                .count();
        return enough >= threshold(meta.getRule(), group.getGroupsCount());
      }
      SignaturePolicyEnvelope envelope = SignaturePolicyEnvelope.parseFrom(policy.getValue());
      return envelope.getIdentitiesCount() == 0
          || isSatisfied(PolicyEnvelopes.rule(envelope), mspIds);
    } catch (InvalidProtocolBufferException e) {
      // A policy that names others than roles: nobody here can say that it is satisfied.
      return false;
    }
  }

  private static int threshold(Rule rule, int all) {
    return switch (rule) {
      case ANY -> Math.min(1, all);
      case MAJORITY -> all == 0 ? 0 : all / 2 + 1;
      default -> all;
    };
  }

  /**
   * An administrator counts as admin, as member, and, by the unit of its certificate, as client.
   */
  private static boolean isSatisfied(PolicyRule rule, Set<String> mspIds) {
    if (rule instanceof PolicyRule.SignedBy signed) {
      return signed.role() != PolicyRule.Role.PEER && mspIds.contains(signed.mspId());
    }
    PolicyRule.OutOf outOf = (PolicyRule.OutOf) rule;
    return outOf.rules().stream().filter(one -> isSatisfied(one, mspIds)).count() >= outOf.needed();
  }

  private static void voices(ConfigGroup group, String name, SortedSet<String> voices) {
    ConfigPolicy stored = group.getPoliciesMap().get(name);
    if (stored == null) {
      return;
    }
    Policy policy = stored.getPolicy();
    try {
      if (policy.getType() == Policy.PolicyType.IMPLICIT_META_VALUE) {
        String below = ImplicitMetaPolicy.parseFrom(policy.getValue()).getSubPolicy();
        group.getGroupsMap().values().forEach(child -> voices(child, below, voices));
      } else {
        SignaturePolicyEnvelope envelope = SignaturePolicyEnvelope.parseFrom(policy.getValue());
        if (envelope.getIdentitiesCount() > 0) {
          voices(PolicyEnvelopes.rule(envelope), voices);
        }
      }
    } catch (InvalidProtocolBufferException e) {
      // Nobody can be named for a policy that cannot be read; it is told as not satisfied.
      return;
    }
  }

  private static void voices(PolicyRule rule, SortedSet<String> voices) {
    if (rule instanceof PolicyRule.SignedBy signed) {
      voices.add(signed.mspId());
    } else {
      ((PolicyRule.OutOf) rule).rules().forEach(one -> voices(one, voices));
    }
  }
}
