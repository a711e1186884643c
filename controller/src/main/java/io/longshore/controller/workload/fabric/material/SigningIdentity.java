package io.longshore.controller.workload.fabric.material;

import com.google.protobuf.ByteString;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;

/**
 * A member of an organisation who can sign, e.g. its administrator.
 *
 * @param mspId the organisation's
 * @param identity certificate and key
 */
public record SigningIdentity(String mspId, KeyedCertificate identity) {

  /** How Fabric's messages name the member. */
  public SerializedIdentity serializedIdentity() {
    return SerializedIdentity.newBuilder()
        .setMspid(mspId)
        .setIdBytes(ByteString.copyFrom(identity.certificate().pemBytes()))
        .build();
  }

  /** ECDSA over SHA-256 of the bytes, DER, low s. */
  public ByteString sign(ByteString bytes) {
    return ByteString.copyFrom(identity.key().sign(bytes.toByteArray()));
  }
}
