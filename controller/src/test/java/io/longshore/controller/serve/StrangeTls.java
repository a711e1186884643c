package io.longshore.controller.serve;

import io.grpc.ChannelCredentials;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettySslContextChannelCredentials;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import io.longshore.base.DiskStateDir;
import io.longshore.controller.pki.FleetAuthority;
import io.longshore.controller.pki.FleetIssuer;
import io.longshore.controller.pki.FleetRoots;
import io.longshore.tls.PeerIdentity;
import io.longshore.tls.TlsFiles;
import java.math.BigInteger;
import java.net.Socket;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Callers that our own code would never make: they check nothing and keep to no rule. */
final class StrangeTls {
  private StrangeTls() {}

  static ChannelCredentials client(TlsFiles identity, String version) throws Exception {
    return client(identity.key(), identity.chain(), version);
  }

  /** An identity of the fleet's own making whose life begins at this moment. */
  static TlsFiles from(Path folder, PeerIdentity.Role role, String name, Instant begin)
      throws Exception {
    FleetRoots roots = roots(folder.resolve("state"));
    FleetAuthority authority = new FleetAuthority(roots, Clock.systemUTC(), new SecureRandom());
    KeyPair keys = LoopbackClients.keys();
    X509Certificate made =
        authority.issue(role, name, keys.getPublic(), authority.newSerial(), begin);
    return new TlsFiles(keys.getPrivate(), authority.chain(made), roots.trusted());
  }

  /** Signed by the fleet's own issuing authority, and two holders at once. */
  static ChannelCredentials twoNames(Path state) throws Exception {
    FleetRoots roots = roots(state);
    FleetIssuer issuer = roots.issuers().current();
    KeyPair keys = LoopbackClients.keys();
    Instant now = Clock.systemUTC().instant();
    String fleet = "spiffe://" + roots.signing().deployment();
    X509Certificate made =
        new JcaX509CertificateConverter()
            .getCertificate(
                new JcaX509v3CertificateBuilder(
                        issuer.certificate(),
                        BigInteger.TEN,
                        Date.from(now.minusSeconds(60)),
                        Date.from(now.plusSeconds(3600)),
                        new X500Name("CN=two"),
                        keys.getPublic())
                    .addExtension(
                        Extension.subjectAlternativeName,
                        false,
                        new GeneralNames(
                            new GeneralName[] {
                              new GeneralName(
                                  GeneralName.uniformResourceIdentifier,
                                  fleet + "/operator/operator"),
                              new GeneralName(
                                  GeneralName.uniformResourceIdentifier, fleet + "/agent/h1")
                            }))
                    .build(new JcaContentSignerBuilder("SHA256withECDSA").build(issuer.key())));
    return client(keys.getPrivate(), List.of(made, issuer.certificate()), "TLSv1.3");
  }

  private static FleetRoots roots(Path state) throws Exception {
    return FleetRoots.open(new DiskStateDir(state), Clock.systemUTC(), new SecureRandom());
  }

  /** Shows this chain, whatever it is. */
  static ChannelCredentials client(PrivateKey key, List<X509Certificate> chain, String version)
      throws Exception {
    return NettySslContextChannelCredentials.create(
        GrpcSslContexts.configure(SslContextBuilder.forClient())
            .keyManager(key, chain.toArray(X509Certificate[]::new))
            .trustManager(new Credulous())
            .protocols(version)
            .build());
  }

  /** Trusts everyone. */
  private static final class Credulous extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
