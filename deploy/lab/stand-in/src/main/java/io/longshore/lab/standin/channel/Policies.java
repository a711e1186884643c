package io.longshore.lab.standin.channel;

import com.google.protobuf.InvalidProtocolBufferException;
import io.longshore.lab.standin.msp.Identities;
import io.longshore.lab.standin.msp.Msp;
import io.longshore.lab.standin.msp.MspException;
import io.longshore.lab.standin.msp.Signatures;
import java.util.List;
import java.util.Optional;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.ImplicitMetaPolicy;
import org.hyperledger.fabric.protos.common.MSPPrincipal;
import org.hyperledger.fabric.protos.common.MSPRole;
import org.hyperledger.fabric.protos.common.Policy;
import org.hyperledger.fabric.protos.common.SignaturePolicy;
import org.hyperledger.fabric.protos.common.SignaturePolicyEnvelope;

/**
 * The policies of a configuration tree, judged for one signature; roles are the only principals
 * known.
 */
public final class Policies {
  private final ConfigGroup root;
  private final Identities identities;

  Policies(ConfigGroup root, Identities identities) {
    this.root = root;
    this.identities = identities;
  }

  /** Why the signed data does not satisfy {@code /Channel/name}, or nothing when it does. */
  public Optional<String> objection(String name, SignedData signed) {
    return objection(root, name, signed);
  }

  private Optional<String> objection(ConfigGroup group, String name, SignedData signed) {
    if (!group.containsPolicies(name)) {
      return Optional.of("No such policy: '" + name + "'");
    }
    Policy policy = group.getPoliciesOrThrow(name).getPolicy();
    try {
      return switch (policy.getType()) {
        case Policy.PolicyType.IMPLICIT_META_VALUE ->
            implicit(group, ImplicitMetaPolicy.parseFrom(policy.getValue()), signed);
        case Policy.PolicyType.SIGNATURE_VALUE ->
            signature(SignaturePolicyEnvelope.parseFrom(policy.getValue()), signed);
        default -> Optional.of("policy " + name + " has unknown policy type: " + policy.getType());
      };
    } catch (InvalidProtocolBufferException e) {
      return Optional.of("policy " + name + " did not compile: " + e.getMessage());
    }
  }

  private Optional<String> implicit(
      ConfigGroup group, ImplicitMetaPolicy policy, SignedData signed) {
    int children = group.getGroupsCount();
    int threshold =
        switch (policy.getRule()) {
          case ANY -> Math.min(1, children);
          case ALL -> children;
          case MAJORITY -> children == 0 ? 0 : children / 2 + 1;
          case UNRECOGNIZED -> children + 1;
        };
    long satisfied =
        group.getGroupsMap().values().stream()
            .filter(child -> objection(child, policy.getSubPolicy(), signed).isEmpty())
            .limit(threshold)
            .count();
    return satisfied >= threshold
        ? Optional.empty()
        : Optional.of(
            "Failed to reach implicit threshold of %d sub-policies, required %d remaining"
                .formatted(threshold, threshold - satisfied));
  }

  private Optional<String> signature(SignaturePolicyEnvelope policy, SignedData signed) {
    Identities.Claim claim;
    try {
      claim = identities.read(signed.identity());
    } catch (MspException e) {
      return Optional.of("signature set did not satisfy policy: " + e.getMessage());
    }
    boolean valid =
        Signatures.verifies(
            claim.certificate().getPublicKey(),
            signed.data().toByteArray(),
            signed.signature().toByteArray());
    return valid && satisfied(policy.getRule(), policy.getIdentitiesList(), claim, new boolean[1])
        ? Optional.empty()
        : Optional.of("signature set did not satisfy policy");
  }

  private static boolean satisfied(
      SignaturePolicy rule, List<MSPPrincipal> principals, Identities.Claim claim, boolean[] used) {
    return switch (rule.getTypeCase()) {
      case SIGNED_BY -> {
        // One signature counts once, however many rules it would fit.
        boolean fits =
            !used[0]
                && rule.getSignedBy() < principals.size()
                && is(claim, principals.get(rule.getSignedBy()));
        used[0] |= fits;
        yield fits;
      }
      case N_OUT_OF ->
          rule.getNOutOf().getRulesList().stream()
                  .filter(r -> satisfied(r, principals, claim, used))
                  .count()
              >= rule.getNOutOf().getN();
      case TYPE_NOT_SET -> false;
    };
  }

  private static boolean is(Identities.Claim claim, MSPPrincipal principal) {
    if (principal.getPrincipalClassification() != MSPPrincipal.Classification.ROLE) {
      return false;
    }
    try {
      MSPRole role = MSPRole.parseFrom(principal.getPrincipal());
      return role.getMspIdentifier().equals(claim.msp().id())
          && switch (role.getRole()) {
            case MEMBER -> claim.msp().has(Msp.Role.MEMBER, claim.certificate());
            case ADMIN -> claim.msp().has(Msp.Role.ADMIN, claim.certificate());
            case CLIENT -> claim.msp().has(Msp.Role.CLIENT, claim.certificate());
            case PEER -> claim.msp().has(Msp.Role.PEER, claim.certificate());
            case ORDERER, UNRECOGNIZED -> false;
          };
    } catch (InvalidProtocolBufferException malformed) {
      return false;
    }
  }
}
