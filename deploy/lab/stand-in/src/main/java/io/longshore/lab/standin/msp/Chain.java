package io.longshore.lab.standin.msp;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/**
 * The way from a certificate up to a root. Validity times are left out, as in Fabric, which judges
 * expiry apart.
 */
final class Chain {
  private static final int DEPTH = 8;
  private static final int KEY_CERT_SIGN = 5;

  private Chain() {}

  /**
   * The issuers of a certificate, nearest first, ending in one of the roots; the certificate of a
   * root has none above.
   */
  static List<X509Certificate> issuers(
      X509Certificate leaf, List<X509Certificate> roots, List<X509Certificate> intermediates)
      throws MspException {
    List<X509Certificate> path = new ArrayList<>();
    X509Certificate current = leaf;
    while (!roots.contains(current)) {
      X509Certificate issuer = issuer(current, roots, intermediates);
      if (issuer == null || path.size() == DEPTH) {
        throw new MspException(
            "the supplied identity is not valid: x509: certificate signed by unknown authority"
                + " (subject "
                + leaf.getSubjectX500Principal()
                + ", issuer "
                + current.getIssuerX500Principal()
                + ")");
      }
      path.add(issuer);
      current = issuer;
    }
    return path;
  }

  private static X509Certificate issuer(
      X509Certificate certificate,
      List<X509Certificate> roots,
      List<X509Certificate> intermediates) {
    for (List<X509Certificate> candidates : List.of(roots, intermediates)) {
      for (X509Certificate candidate : candidates) {
        if (isCa(candidate)
            && candidate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())
            && signed(candidate, certificate)) {
          return candidate;
        }
      }
    }
    return null;
  }

  static boolean isCa(X509Certificate certificate) {
    boolean[] usage = certificate.getKeyUsage();
    return certificate.getBasicConstraints() >= 0 && (usage == null || usage[KEY_CERT_SIGN]);
  }

  private static boolean signed(X509Certificate issuer, X509Certificate certificate) {
    try {
      certificate.verify(issuer.getPublicKey());
      return true;
    } catch (GeneralSecurityException notByThisKey) {
      return false;
    }
  }
}
