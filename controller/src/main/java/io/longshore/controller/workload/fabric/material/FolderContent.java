package io.longshore.controller.workload.fabric.material;

import com.google.protobuf.ByteString;

/** What a file of a folder holds, and who knows it. */
public sealed interface FolderContent {

  /** Answers by the case. */
  <R> R accept(Visitor<R> visitor);

  /**
   * Bytes known here.
   *
   * @param bytes public, whatever they are
   */
  record Known(ByteString bytes) implements FolderContent {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.known(this);
    }
  }

  /**
   * A private key that only its host knows.
   *
   * @param identity the name under which the host made it
   */
  record KeyOf(String identity) implements FolderContent {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.keyOf(this);
    }
  }

  /**
   * The certificate issued for a host's key.
   *
   * @param identity the name under which the host asked for it
   */
  record CertificateOf(String identity) implements FolderContent {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.certificateOf(this);
    }
  }

  /** One method for each case. */
  interface Visitor<R> {
    R known(Known known);

    R keyOf(KeyOf key);

    R certificateOf(CertificateOf certificate);
  }
}
