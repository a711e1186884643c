package io.longshore.agent.renewal;

import io.longshore.tls.PeerIdentity;
import io.longshore.tls.TlsFiles;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** What may take the place of an identity: one of the same holder, of the key that was made. */
final class OwnIdentity {
  private OwnIdentity() {}

  /**
   * The identity after a renewal.
   *
   * @throws GeneralSecurityException it is another holder's, another key's, or cannot be read
   */
  static TlsFiles renewed(
      TlsFiles before, KeyPair key, List<byte[]> chain, List<byte[]> authorities)
      throws GeneralSecurityException {
    TlsFiles after = new TlsFiles(key.getPrivate(), certificates(chain), authorities(authorities));
    PeerIdentity holder = after.identity();
    if (!holder.equals(before.identity())) {
      throw new GeneralSecurityException(
          "it names " + holder.uri() + " and this is " + before.identity().uri());
    }
    return after;
  }

  /** The same identity with others to trust. */
  static TlsFiles trusting(TlsFiles before, List<byte[]> authorities)
      throws GeneralSecurityException {
    return new TlsFiles(before.key(), before.chain(), authorities(authorities));
  }

  private static List<X509Certificate> authorities(List<byte[]> encoded)
      throws GeneralSecurityException {
    List<X509Certificate> found = certificates(encoded);
    for (X509Certificate one : found) {
      if (one.getBasicConstraints() < 0) {
        throw new GeneralSecurityException(
            one.getSubjectX500Principal() + " is said to be an authority and is none");
      }
    }
    return found;
  }

  private static List<X509Certificate> certificates(List<byte[]> encoded)
      throws GeneralSecurityException {
    List<X509Certificate> found = new ArrayList<>();
    for (byte[] one : encoded) {
      found.add(
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(one)));
    }
    return found;
  }
}
