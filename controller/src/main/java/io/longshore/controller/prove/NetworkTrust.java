package io.longshore.controller.prove;

import io.longshore.controller.spec.Exit;
import io.longshore.controller.workload.fabric.material.FabricCertificate;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** Trust in one organisation's TLS authority and in nobody else. */
final class NetworkTrust {
  private NetworkTrust() {}

  static TrustManager in(FabricCertificate authority) throws NotProven {
    try {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      store.setCertificateEntry(
          "authority",
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(authority.der())));
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store);
      return factory.getTrustManagers()[0];
    } catch (GeneralSecurityException | IOException e) {
      throw new NotProven(
          authority.commonName(),
          "the TLS authority's certificate cannot be used: " + e.getMessage(),
          "",
          Exit.FAILED);
    }
  }
}
