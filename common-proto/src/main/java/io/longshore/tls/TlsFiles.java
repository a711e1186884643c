package io.longshore.tls;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.longshore.base.Digest;
import io.longshore.base.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * An identity and whom it trusts, as a folder keeps them: {@code key.pem} (PKCS#8, mode 0600),
 * {@code certificate.pem} (its chain, own certificate first) and {@code authorities.pem}.
 *
 * <p>The folder is only ever replaced as a whole, so that a crash cannot pair a key with another
 * key's certificate.
 */
public final class TlsFiles {
  static final String KEY = "key.pem";
  static final String CERTIFICATE = "certificate.pem";
  static final String AUTHORITIES = "authorities.pem";

  private final PrivateKey key;
  private final List<X509Certificate> chain;
  private final List<X509Certificate> authorities;
  private final PeerIdentity identity;

  /**
   * An identity in memory.
   *
   * @param key an elliptic-curve private key
   * @param chain its certificate first, then what leads to an authority; at least one
   * @param authorities the roots it trusts; at least one
   * @throws GeneralSecurityException the certificate is not the key's, or names no identity
   */
  public TlsFiles(PrivateKey key, List<X509Certificate> chain, List<X509Certificate> authorities)
      throws GeneralSecurityException {
    this(key, chain, authorities, true);
  }

  private TlsFiles(
      PrivateKey key,
      List<X509Certificate> chain,
      List<X509Certificate> authorities,
      boolean checkPair)
      throws GeneralSecurityException {
    if (chain.isEmpty() || authorities.isEmpty()) {
      throw new GeneralSecurityException("an identity has a certificate and trusts someone");
    }
    this.key = key;
    this.chain = List.copyOf(chain);
    this.authorities = List.copyOf(authorities);
    this.identity = PeerIdentity.of(chain.get(0));
    if (checkPair) {
      checkPair();
    }
  }

  /** Whether an identity was ever saved at this place, whole or not. */
  public static boolean exists(Path folder) {
    return Files.exists(folder) || Files.exists(TlsFolder.previous(folder));
  }

  /**
   * The identity a folder keeps. That key and certificate belong together was checked when they
   * were saved.
   *
   * @throws io.longshore.base.FailureException something is missing, unreadable or damaged
   */
  public static TlsFiles load(Path folder) {
    Path whole = Files.exists(folder) ? folder : TlsFolder.previous(folder);
    Path at = folder;
    try {
      at = whole.resolve(KEY);
      PrivateKey key = Pem.key(Files.readAllBytes(at));
      at = whole.resolve(CERTIFICATE);
      List<X509Certificate> chain = Pem.certificates(Files.readAllBytes(at));
      at = whole.resolve(AUTHORITIES);
      List<X509Certificate> authorities = Pem.certificates(Files.readAllBytes(at));
      return new TlsFiles(key, chain, authorities, false);
    } catch (NoSuchFileException e) {
      if (!whole.equals(folder) && Files.exists(folder)) {
        return load(folder); // it was just being replaced, and is there now
      }
      throw failure(
          Failure.Kind.REJECTED,
          folder,
          "there is no identity: " + folder.resolve(at.getFileName()) + " is missing",
          "name the folder of an identity, or enrol to get one",
          e);
    } catch (IOException e) {
      throw failure(
          Failure.Kind.REJECTED,
          folder,
          at + " cannot be read: " + e.getMessage(),
          "its owner alone may read it: run this as that user",
          e);
    } catch (GeneralSecurityException e) {
      throw failure(
          Failure.Kind.BROKEN,
          folder,
          at + " is damaged: " + e.getMessage(),
          "restore the folder from a copy, or remove it and enrol again",
          e);
    }
  }

  /**
   * Makes the folder hold this identity (folder 0700, files 0600), durably. A crash at any moment
   * leaves the old identity or the new one.
   */
  public void save(Path folder) throws IOException {
    try {
      TlsFolder.replace(
          folder, Pem.key(key), Pem.certificates(chain), Pem.certificates(authorities));
    } catch (GeneralSecurityException e) {
      throw new IOException("a certificate cannot be encoded", e);
    }
  }

  /** Whom the certificate names. */
  public PeerIdentity identity() {
    return identity;
  }

  /** The private key, for signing; it prints nothing of itself. */
  public PrivateKey key() {
    return key;
  }

  /** Own certificate first. */
  public List<X509Certificate> chain() {
    return chain;
  }

  /** The roots this identity trusts. */
  public List<X509Certificate> authorities() {
    return authorities;
  }

  /** From this moment on nobody accepts it. */
  public Instant expiresAt() {
    return chain.get(0).getNotAfter().toInstant();
  }

  /** Says in one digest whom this identity trusts, in whatever order. */
  public String trustDigest() {
    return trustDigest(authorities);
  }

  /** Says in one digest which authorities these are, in whatever order; hex. */
  public static String trustDigest(Collection<X509Certificate> authorities) {
    StringBuilder all = new StringBuilder();
    authorities.stream().map(TlsFiles::fingerprint).sorted().distinct().forEach(all::append);
    return Digest.of(all.toString().getBytes(UTF_8)).hex();
  }

  /** SHA-256 of a certificate's DER, hex. */
  public static String fingerprint(X509Certificate certificate) {
    try {
      return Digest.of(certificate.getEncoded()).hex();
    } catch (CertificateEncodingException e) {
      throw new IllegalArgumentException("a certificate without an encoding", e);
    }
  }

  @Override
  public String toString() {
    return "the identity of " + identity;
  }

  private void checkPair() throws GeneralSecurityException {
    byte[] message = identity.uri().getBytes(UTF_8);
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(key);
    signature.update(message);
    byte[] signed = signature.sign();
    signature.initVerify(chain.get(0).getPublicKey());
    signature.update(message);
    if (!signature.verify(signed)) {
      throw new GeneralSecurityException("the certificate is not of this key");
    }
  }

  private static RuntimeException failure(
      Failure.Kind kind, Path folder, String what, String remedy, Exception cause) {
    return new Failure(kind, folder.toString(), what, remedy).toException(cause);
  }
}
