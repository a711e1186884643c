package io.longshore.controller.workload.fabric.material;

import java.util.List;
import org.hyperledger.fabric.protos.common.ConfigPolicy;
import org.hyperledger.fabric.protos.common.ImplicitMetaPolicy;
import org.hyperledger.fabric.protos.common.MSPPrincipal;
import org.hyperledger.fabric.protos.common.MSPRole;
import org.hyperledger.fabric.protos.common.Policy;
import org.hyperledger.fabric.protos.common.SignaturePolicy;
import org.hyperledger.fabric.protos.common.SignaturePolicyEnvelope;

/** The policies of channel configurations. */
final class ChannelPolicies {
  static final String READERS = "Readers";
  static final String WRITERS = "Writers";
  static final String ADMINS = "Admins";
  static final String BLOCK_VALIDATION = "BlockValidation";
  static final String ORDERER_ADMINS = "/Channel/Orderer/Admins";

  private ChannelPolicies() {}

  /** Satisfied by enough of the subgroups' policies of that name. */
  static Policy meta(ImplicitMetaPolicy.Rule rule, String subPolicy) {
    return Policy.newBuilder()
        .setType(Policy.PolicyType.IMPLICIT_META_VALUE)
        .setValue(
            ImplicitMetaPolicy.newBuilder()
                .setRule(rule)
                .setSubPolicy(subPolicy)
                .build()
                .toByteString())
        .build();
  }

  /** Satisfied by one signature of any of the roles in the organisation. */
  static Policy anyOf(String mspId, List<MSPRole.MSPRoleType> roles) {
    SignaturePolicy.NOutOf.Builder rule = SignaturePolicy.NOutOf.newBuilder().setN(1);
    SignaturePolicyEnvelope.Builder envelope = SignaturePolicyEnvelope.newBuilder();
    for (MSPRole.MSPRoleType role : roles) {
      rule.addRules(SignaturePolicy.newBuilder().setSignedBy(envelope.getIdentitiesCount()));
      envelope.addIdentities(principal(mspId, role));
    }
    return signature(envelope, rule);
  }

  /** Satisfied by no signature at all. */
  static Policy acceptAll() {
    return signature(SignaturePolicyEnvelope.newBuilder(), SignaturePolicy.NOutOf.newBuilder());
  }

  static ConfigPolicy governed(Policy policy, String modPolicy) {
    return ConfigPolicy.newBuilder().setPolicy(policy).setModPolicy(modPolicy).build();
  }

  private static Policy signature(
      SignaturePolicyEnvelope.Builder envelope, SignaturePolicy.NOutOf.Builder rule) {
    return Policy.newBuilder()
        .setType(Policy.PolicyType.SIGNATURE_VALUE)
        .setValue(
            envelope.setRule(SignaturePolicy.newBuilder().setNOutOf(rule)).build().toByteString())
        .build();
  }

  private static MSPPrincipal principal(String mspId, MSPRole.MSPRoleType role) {
    return MSPPrincipal.newBuilder()
        .setPrincipalClassification(MSPPrincipal.Classification.ROLE)
        .setPrincipal(
            MSPRole.newBuilder().setMspIdentifier(mspId).setRole(role).build().toByteString())
        .build();
  }
}
