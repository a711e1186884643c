package io.longshore.agent.gate.fabric;

import com.google.protobuf.ByteString;
import io.longshore.tls.Pem;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECKey;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;

/** A Fabric identity that can sign; it prints nothing of its key. */
final class NodeIdentity {
  private final PrivateKey key;
  private final ByteString creator;

  private NodeIdentity(PrivateKey key, ByteString creator) {
    this.key = key;
    this.creator = creator;
  }

  /**
   * The identity of an MSP folder: the one key of {@code keystore} and the one certificate of
   * {@code signcerts}.
   */
  static NodeIdentity load(String mspId, Path folder) throws IOException, GeneralSecurityException {
    PrivateKey key = Pem.key(Files.readAllBytes(only(folder.resolve("keystore"), "*_sk")));
    if (!(key instanceof ECKey)) {
      throw new GeneralSecurityException("Fabric 1.4 signs with keys on elliptic curves");
    }
    byte[] certificate = Files.readAllBytes(only(folder.resolve("signcerts"), "*.pem"));
    ByteString creator =
        SerializedIdentity.newBuilder()
            .setMspid(mspId)
            .setIdBytes(ByteString.copyFrom(certificate))
            .build()
            .toByteString();
    return new NodeIdentity(key, creator);
  }

  /** Who signs, as every Fabric message states it. */
  ByteString creator() {
    return creator;
  }

  /** ECDSA with SHA-256 over the bytes, with low s. */
  ByteString sign(ByteString bytes) {
    try {
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(key);
      signature.update(bytes.asReadOnlyByteBuffer());
      return ByteString.copyFrom(LowS.of(signature.sign(), ((ECKey) key).getParams().getOrder()));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("the node's key cannot sign: " + e.getMessage(), e);
    }
  }

  private static Path only(Path folder, String pattern) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, pattern)) {
      Path found = null;
      for (Path file : files) {
        if (found != null) {
          throw new IOException(folder + " holds more than one " + pattern);
        }
        found = file;
      }
      if (found == null) {
        throw new IOException(folder + " holds no " + pattern);
      }
      return found;
    }
  }
}
