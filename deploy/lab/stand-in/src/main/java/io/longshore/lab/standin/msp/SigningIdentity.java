package io.longshore.lab.standin.msp;

import com.google.protobuf.ByteString;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;

/** A node's own identity: certificate and key. Never prints the key. */
public final class SigningIdentity {
  private final ByteString serialized;
  private final X509Certificate certificate;
  private final PrivateKey key;

  /**
   * @param pem the certificate as its file holds it, which is how Fabric serializes it
   */
  public SigningIdentity(String mspId, byte[] pem, X509Certificate certificate, PrivateKey key) {
    this.serialized =
        SerializedIdentity.newBuilder()
            .setMspid(mspId)
            .setIdBytes(ByteString.copyFrom(pem))
            .build()
            .toByteString();
    this.certificate = certificate;
    this.key = key;
  }

  public ByteString serialized() {
    return serialized;
  }

  public X509Certificate certificate() {
    return certificate;
  }

  /** Signs with the private key of this identity, low S. */
  public byte[] sign(byte[] message) {
    try {
      return Signatures.sign(key, message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the key that signed at start no longer signs", e);
    }
  }
}
