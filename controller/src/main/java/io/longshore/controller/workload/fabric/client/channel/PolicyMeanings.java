package io.longshore.controller.workload.fabric.client.channel;

import com.google.protobuf.InvalidProtocolBufferException;
import io.longshore.controller.workload.fabric.client.policy.PolicyEnvelopes;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hyperledger.fabric.protos.common.Config;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.ConfigPolicy;
import org.hyperledger.fabric.protos.common.ImplicitMetaPolicy;
import org.hyperledger.fabric.protos.common.Policy;
import org.hyperledger.fabric.protos.common.SignaturePolicyEnvelope;

/** What the policies of a configuration ask for, in words. */
public final class PolicyMeanings {
  private PolicyMeanings() {}

  /** By path: {@code /Channel/Application/Admins} is "a majority of the members' Admins". */
  public static SortedMap<String, String> of(Config config) {
    SortedMap<String, String> meanings = new TreeMap<>();
    collect("/Channel", config.getChannelGroup(), meanings);
    return Collections.unmodifiableSortedMap(meanings);
  }

  private static void collect(String path, ConfigGroup group, SortedMap<String, String> meanings) {
    for (Map.Entry<String, ConfigPolicy> entry : group.getPoliciesMap().entrySet()) {
      meanings.put(path + "/" + entry.getKey(), meaning(entry.getValue().getPolicy(), group));
    }
    group.getGroupsMap().forEach((name, child) -> collect(path + "/" + name, child, meanings));
  }

  private static String meaning(Policy policy, ConfigGroup group) {
    try {
      if (policy.getType() == Policy.PolicyType.IMPLICIT_META_VALUE) {
        return meta(ImplicitMetaPolicy.parseFrom(policy.getValue()), group);
      }
      if (policy.getType() == Policy.PolicyType.SIGNATURE_VALUE) {
        SignaturePolicyEnvelope envelope = SignaturePolicyEnvelope.parseFrom(policy.getValue());
        return envelope.getIdentitiesCount() == 0
            ? "nobody's signature is needed"
            : PolicyEnvelopes.rule(envelope).toString();
      }
      return "a policy of a kind that is not known: " + policy.getType();
    } catch (InvalidProtocolBufferException e) {
      return "a policy that cannot be read: " + e.getMessage();
    }
  }

  private static String meta(ImplicitMetaPolicy meta, ConfigGroup group) {
    String whose = " " + meta.getSubPolicy() + " of " + String.join(", ", names(group));
    return switch (meta.getRule()) {
      case ANY -> "any of the" + whose;
      case ALL -> "all the" + whose;
      case MAJORITY -> "a majority of the" + whose;
      case UNRECOGNIZED -> "a rule that is not known over the" + whose;
    };
  }

  private static Iterable<String> names(ConfigGroup group) {
    return new TreeMap<>(group.getGroupsMap()).keySet();
  }
}
