package io.longshore.tls;

import io.longshore.base.Digest;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;

/** Trusts a controller whose chain carries the root of a known digest and leads to it. */
final class PinnedTrust extends PeerTrust {
  private final Digest root;

  PinnedTrust(Digest root) {
    this.root = root;
  }

  @Override
  void checkServer(X509Certificate[] chain, String keyType) throws CertificateException {
    X509Certificate anchor = anchor(chain);
    try {
      Authorities.trusting(List.of(anchor)).checkServerTrusted(chain, keyType);
    } catch (CertificateException e) {
      throw e;
    } catch (GeneralSecurityException e) {
      throw new CertificateException("the chain cannot be checked", e);
    }
    PeerIdentity peer = PeerIdentity.of(chain[0]);
    if (peer.role() != PeerIdentity.Role.CONTROLLER) {
      throw new CertificateException("a controller was called and " + peer + " answered");
    }
  }

  @Override
  void checkClient(X509Certificate[] chain, String keyType) throws CertificateException {
    throw new CertificateException("a pinned root trusts no client");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }

  private X509Certificate anchor(X509Certificate[] chain) throws CertificateException {
    for (X509Certificate certificate : chain) {
      if (Digest.of(certificate.getEncoded()).equals(root)) {
        return certificate;
      }
    }
    throw new CertificateException(
        "the controller does not show the root the token names ("
            + root.brief()
            + "…): the token is another fleet's, or someone stands between");
  }
}
