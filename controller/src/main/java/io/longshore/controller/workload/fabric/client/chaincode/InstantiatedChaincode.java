package io.longshore.controller.workload.fabric.client.chaincode;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.longshore.base.Digest;
import io.longshore.controller.workload.fabric.client.policy.PolicyEnvelopes;
import java.util.HexFormat;
import org.hyperledger.fabric.protos.common.SignaturePolicyEnvelope;
import org.hyperledger.fabric.protos.peer.ChaincodeData;

/**
 * What a channel's ledger says of a chaincode.
 *
 * @param id name and version
 * @param hash of the package that was instantiated
 * @param policy its rule as text, or what is wrong with it
 */
public record InstantiatedChaincode(ChaincodeId id, Digest hash, String policy) {

  /**
   * Reads what {@code lscc getccdata} answers.
   *
   * @throws InvalidProtocolBufferException if it is something else
   */
  public static InstantiatedChaincode of(ByteString answer) throws InvalidProtocolBufferException {
    ChaincodeData data = ChaincodeData.parseFrom(answer);
    try {
      return new InstantiatedChaincode(
          new ChaincodeId(data.getName(), data.getVersion()),
          new Digest(HexFormat.of().formatHex(data.getId().toByteArray())),
          policy(data.getPolicy()));
    } catch (IllegalArgumentException e) {
      throw new InvalidProtocolBufferException(e.getMessage());
    }
  }

  private static String policy(SignaturePolicyEnvelope stored) {
    try {
      return PolicyEnvelopes.rule(stored).toString();
    } catch (InvalidProtocolBufferException e) {
      return "a policy of another kind: " + e.getMessage();
    }
  }
}
