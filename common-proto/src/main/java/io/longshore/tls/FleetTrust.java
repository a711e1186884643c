package io.longshore.tls;

import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.X509TrustManager;

/** Trusts holders of one deployment; as a server only a controller. */
final class FleetTrust extends PeerTrust {
  private final X509TrustManager authorities;
  private final String deployment;

  FleetTrust(List<X509Certificate> authorities, String deployment) throws GeneralSecurityException {
    this.authorities = Authorities.trusting(authorities);
    this.deployment = deployment;
  }

  @Override
  void checkServer(X509Certificate[] chain, String keyType) throws CertificateException {
    authorities.checkServerTrusted(chain, keyType);
    PeerIdentity peer = member(chain[0]);
    if (peer.role() != PeerIdentity.Role.CONTROLLER) {
      throw new CertificateException("a controller was called and " + peer + " answered");
    }
  }

  @Override
  void checkClient(X509Certificate[] chain, String keyType) throws CertificateException {
    authorities.checkClientTrusted(chain, keyType);
    member(chain[0]);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return authorities.getAcceptedIssuers();
  }

  private PeerIdentity member(X509Certificate certificate) throws CertificateException {
    PeerIdentity peer = PeerIdentity.of(certificate);
    if (!peer.deployment().equals(deployment)) {
      throw new CertificateException(peer + " belongs to another deployment");
    }
    return peer;
  }
}
