package io.longshore.model;

import io.longshore.base.Digest;

/** What a file of a file set holds. */
public sealed interface FileContent {
  /** Lets a visitor answer for the case this is. */
  <R> R accept(Visitor<R> visitor);

  /**
   * Bytes that travel with the desired state.
   *
   * @param digest of the bytes
   */
  record Blob(Digest digest) implements FileContent {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.blob(this);
    }
  }

  /**
   * The private key of an identity, PKCS#8 in PEM: made on the host, never sent anywhere.
   *
   * @param identity the identity's name
   */
  record PrivateKeyOf(String identity) implements FileContent {
    public PrivateKeyOf {
      Checks.name("identity", identity);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.privateKey(this);
    }
  }

  /**
   * The certificate of an identity, in PEM.
   *
   * @param identity the identity's name
   */
  record CertificateOf(String identity) implements FileContent {
    public CertificateOf {
      Checks.name("identity", identity);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.certificate(this);
    }
  }

  /**
   * A text around a secret that the host makes for itself once and sends nowhere: the same secret
   * in every text that names it.
   *
   * @param secret the secret's name
   * @param before what stands before it
   * @param after what stands after it
   */
  record SecretText(String secret, String before, String after) implements FileContent {
    public SecretText {
      Checks.name("secret", secret);
      Checks.withoutNul("the text before a secret", before);
      Checks.withoutNul("the text after a secret", after);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.secret(this);
    }
  }

  /** One method per case. */
  interface Visitor<R> {
    /** Bytes by digest. */
    R blob(Blob blob);

    /** A key of this host. */
    R privateKey(PrivateKeyOf key);

    /** A certificate of this host. */
    R certificate(CertificateOf certificate);

    /** A secret of this host. */
    R secret(SecretText text);
  }
}
