package io.longshore.agent.identity;

import io.longshore.base.StateDir;
import io.longshore.model.IdentityRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Optional;

/**
 * The identities of the nodes this host runs.
 *
 * <p>A key is on disk before its certificate is asked for, and is kept for as long as the request
 * for it stays the same: asking twice asks for the same key.
 */
public final class NodeIdentities {
  private final StateDir state;
  private final SecureRandom random;
  private final HostSecrets secrets;

  /** Identities in this state. */
  public NodeIdentities(StateDir state, SecureRandom random) {
    this.state = state;
    this.random = random;
    secrets = new HostSecrets(state, random);
  }

  /** The secrets of the nodes this host runs. */
  public HostSecrets secrets() {
    return secrets;
  }

  /** The identity that answers this request, if its certificate has come. */
  public Optional<NodeIdentity> find(IdentityRequest request) throws IOException {
    Optional<byte[]> key = state.get(keyName(request));
    Optional<byte[]> certificate = state.get(certificateName(request));
    if (key.isEmpty() || certificate.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new NodeIdentity(
            request.name(), key.get(), parse(request, PemText.decode(certificate.get()))));
  }

  /** Makes the key if there is none, and a request for its certificate: PKCS#10, DER. */
  public byte[] request(IdentityRequest request) throws IOException {
    return CertificateRequests.of(
        pair(request), request.commonName(), request.organizationalUnits());
  }

  /**
   * Keeps a certificate.
   *
   * @param encoded DER
   * @throws IOException it is not for our key, or cannot be stored
   */
  public void keep(IdentityRequest request, byte[] encoded) throws IOException {
    X509Certificate certificate = parse(request, encoded);
    if (!certificate.getPublicKey().equals(pair(request).getPublic())) {
      throw new IOException(
          "the certificate that came for identity " + request.name() + " is for another key");
    }
    state.put(certificateName(request), PemText.certificate(certificate));
  }

  private KeyPair pair(IdentityRequest request) throws IOException {
    Optional<byte[]> stored = state.get(keyName(request));
    if (stored.isPresent()) {
      try {
        return Pkcs8.decode(PemText.decode(stored.get()));
      } catch (GeneralSecurityException | IllegalArgumentException e) {
        throw new IOException("the key of identity " + request.name() + " cannot be read", e);
      }
    }
    KeyPair made = EcKeys.generate(random);
    state.put(keyName(request), PemText.key(Pkcs8.encode(made)));
    return made;
  }

  private static X509Certificate parse(IdentityRequest request, byte[] encoded) throws IOException {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(encoded));
    } catch (GeneralSecurityException e) {
      throw new IOException(
          "what came for identity " + request.name() + " is not a certificate", e);
    }
  }

  private static String keyName(IdentityRequest request) {
    return name(request) + ".key";
  }

  private static String certificateName(IdentityRequest request) {
    return name(request) + ".certificate";
  }

  private static String name(IdentityRequest request) {
    return "identities/" + request.name() + "." + request.digest().brief();
  }
}
