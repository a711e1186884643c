package io.longshore.lab.standin.msp;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.TreeMap;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;

/**
 * The organisations whose identities can be understood: those of a channel, or the one of a peer's
 * own directory.
 */
public final class Identities {
  private final Map<String, Msp> msps;

  public Identities(Map<String, Msp> msps) {
    this.msps = new TreeMap<>(msps);
  }

  /**
   * An identity as an envelope names it: a certificate claimed to be of one organisation. Not
   * validated yet.
   */
  public record Claim(Msp msp, X509Certificate certificate) {}

  /** Reads a serialized identity; refuses unknown organisations and unreadable certificates. */
  public Claim read(ByteString serialized) throws MspException {
    SerializedIdentity identity;
    try {
      identity = SerializedIdentity.parseFrom(serialized);
    } catch (InvalidProtocolBufferException e) {
      throw new MspException("could not deserialize a SerializedIdentity", e);
    }
    Msp msp = msps.get(identity.getMspid());
    if (msp == null) {
      throw new MspException("MSP " + identity.getMspid() + " is unknown");
    }
    return new Claim(
        msp,
        Pem.certificates(identity.getIdBytes().toByteArray(), "the identity's certificate").get(0));
  }
}
