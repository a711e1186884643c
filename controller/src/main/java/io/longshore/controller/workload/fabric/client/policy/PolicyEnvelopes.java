package io.longshore.controller.workload.fabric.client.policy;

import com.google.protobuf.InvalidProtocolBufferException;
import io.longshore.controller.workload.fabric.client.policy.PolicyRule.OutOf;
import io.longshore.controller.workload.fabric.client.policy.PolicyRule.Role;
import io.longshore.controller.workload.fabric.client.policy.PolicyRule.SignedBy;
import java.util.ArrayList;
import java.util.List;
import org.hyperledger.fabric.protos.common.MSPPrincipal;
import org.hyperledger.fabric.protos.common.MSPRole;
import org.hyperledger.fabric.protos.common.SignaturePolicy;
import org.hyperledger.fabric.protos.common.SignaturePolicyEnvelope;

/** Policies as Fabric stores them: rules that point into a list of principals. */
public final class PolicyEnvelopes {
  private PolicyEnvelopes() {}

  /**
   * The policy of a rule, with the very numbers that Fabric's own parser gives: nested rules'
   * principals before those beside them, and a principal named twice listed twice.
   */
  public static SignaturePolicyEnvelope of(PolicyRule rule) {
    SignaturePolicyEnvelope.Builder envelope = SignaturePolicyEnvelope.newBuilder();
    return envelope.setRule(encode(rule, envelope)).build();
  }

  /**
   * The rule of a stored policy; two policies mean the same if their rules are equal.
   *
   * @throws InvalidProtocolBufferException if it names principals in another way than by role
   */
  public static PolicyRule rule(SignaturePolicyEnvelope envelope)
      throws InvalidProtocolBufferException {
    return decode(envelope.getRule(), envelope);
  }

  private static SignaturePolicy encode(PolicyRule rule, SignaturePolicyEnvelope.Builder envelope) {
    if (rule instanceof SignedBy signed) {
      envelope.addIdentities(principal(signed));
      return SignaturePolicy.newBuilder().setSignedBy(envelope.getIdentitiesCount() - 1).build();
    }
    OutOf outOf = (OutOf) rule;
    SignaturePolicy[] encoded = new SignaturePolicy[outOf.rules().size()];
    encodeThose(outOf, OutOf.class, encoded, envelope);
    encodeThose(outOf, SignedBy.class, encoded, envelope);
    return SignaturePolicy.newBuilder()
        .setNOutOf(
            SignaturePolicy.NOutOf.newBuilder().setN(outOf.needed()).addAllRules(List.of(encoded)))
        .build();
  }

  private static void encodeThose(
      OutOf outOf,
      Class<? extends PolicyRule> kind,
      SignaturePolicy[] encoded,
      SignaturePolicyEnvelope.Builder envelope) {
    for (int i = 0; i < encoded.length; i++) {
      if (kind.isInstance(outOf.rules().get(i))) {
        encoded[i] = encode(outOf.rules().get(i), envelope);
      }
    }
  }

  private static MSPPrincipal principal(SignedBy signed) {
    return MSPPrincipal.newBuilder()
        .setPrincipalClassification(MSPPrincipal.Classification.ROLE)
        .setPrincipal(
            MSPRole.newBuilder()
                .setMspIdentifier(signed.mspId())
                .setRole(MSPRole.MSPRoleType.valueOf(signed.role().name()))
                .build()
                .toByteString())
        .build();
  }

  private static PolicyRule decode(SignaturePolicy policy, SignaturePolicyEnvelope envelope)
      throws InvalidProtocolBufferException {
    if (policy.hasSignedBy()) {
      return principal(policy.getSignedBy(), envelope);
    }
    List<PolicyRule> rules = new ArrayList<>();
    for (SignaturePolicy rule : policy.getNOutOf().getRulesList()) {
      rules.add(decode(rule, envelope));
    }
    int needed = policy.getNOutOf().getN();
    if (needed < 1 || needed > rules.size()) {
      throw new InvalidProtocolBufferException(needed + " out of " + rules.size() + " rules");
    }
    return new OutOf(needed, rules);
  }

  private static PolicyRule principal(int index, SignaturePolicyEnvelope envelope)
      throws InvalidProtocolBufferException {
    if (index < 0 || index >= envelope.getIdentitiesCount()) {
      throw new InvalidProtocolBufferException("the policy has no principal " + index);
    }
    MSPPrincipal principal = envelope.getIdentities(index);
    if (principal.getPrincipalClassification() != MSPPrincipal.Classification.ROLE) {
      throw new InvalidProtocolBufferException(
          "principal " + index + " is a " + principal.getPrincipalClassification());
    }
    MSPRole role = MSPRole.parseFrom(principal.getPrincipal());
    for (Role known : Role.values()) {
      if (known.name().equals(role.getRole().name())) {
        return new SignedBy(role.getMspIdentifier(), known);
      }
    }
    throw new InvalidProtocolBufferException("principal " + index + " has role " + role.getRole());
  }
}
