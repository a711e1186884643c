package io.longshore.tls;

import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.net.ssl.X509TrustManager;

/** Trusts holders of one deployment; as a server only a controller. */
final class FleetTrust extends PeerTrust {
  private final Supplier<TlsFiles> own;
  private volatile Known known;

  /** Trusts whom the identity trusts that is current at each handshake. */
  FleetTrust(Supplier<TlsFiles> own) throws GeneralSecurityException {
    this.own = own;
    this.known = new Known(own.get());
  }

  @Override
  void checkServer(X509Certificate[] chain, String keyType) throws CertificateException {
    authorities().checkServerTrusted(chain, keyType);
    PeerIdentity peer = member(chain[0]);
    if (peer.role() != PeerIdentity.Role.CONTROLLER) {
      throw new CertificateException("a controller was called and " + peer + " answered");
    }
  }

  @Override
  void checkClient(X509Certificate[] chain, String keyType) throws CertificateException {
    authorities().checkClientTrusted(led(chain), keyType);
    member(chain[0]);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return known.authorities.getAcceptedIssuers();
  }

  /** One who shows no more than a leaf of our own issuer's: an agent older than issuers are. */
  private X509Certificate[] led(X509Certificate[] chain) {
    List<X509Certificate> mine = own.get().chain();
    if (chain.length != 1
        || mine.size() == 1
        || !mine.get(1).getSubjectX500Principal().equals(chain[0].getIssuerX500Principal())) {
      return chain;
    }
    List<X509Certificate> led = new ArrayList<>(mine);
    led.set(0, chain[0]);
    return led.toArray(X509Certificate[]::new);
  }

  private PeerIdentity member(X509Certificate certificate) throws CertificateException {
    PeerIdentity peer = PeerIdentity.of(certificate);
    if (!peer.deployment().equals(own.get().identity().deployment())) {
      throw new CertificateException(peer + " belongs to another deployment");
    }
    return peer;
  }

  private X509TrustManager authorities() throws CertificateException {
    TlsFiles now = own.get();
    if (known.of != now) {
      try {
        known = new Known(now);
      } catch (GeneralSecurityException e) {
        throw new CertificateException("the fleet's authorities cannot be used", e);
      }
    }
    return known.authorities;
  }

  /** The path check that belongs to one identity; made anew only when the identity changes. */
  private static final class Known {
    private final TlsFiles of;
    private final X509TrustManager authorities;

    Known(TlsFiles of) throws GeneralSecurityException {
      this.of = of;
      this.authorities = Authorities.trusting(of.authorities());
    }
  }
}
