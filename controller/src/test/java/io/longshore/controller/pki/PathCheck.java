package io.longshore.controller.pki;

import io.longshore.tls.TlsFiles;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Asks the JDK, as both sides of a handshake do. */
public final class PathCheck {
  private PathCheck() {}

  /** Whether whoever trusts these roots and no others takes this chain of a client. */
  public static boolean client(List<X509Certificate> roots, List<X509Certificate> chain) {
    return leads(roots, chain, false);
  }

  /** Whether whoever trusts these roots and no others takes this chain of a server. */
  public static boolean server(List<X509Certificate> roots, List<X509Certificate> chain) {
    return leads(roots, chain, true);
  }

  private static boolean leads(
      List<X509Certificate> roots, List<X509Certificate> chain, boolean server) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      for (X509Certificate root : roots) {
        store.setCertificateEntry(TlsFiles.fingerprint(root), root);
      }
      TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
      factory.init(store);
      X509TrustManager manager = (X509TrustManager) factory.getTrustManagers()[0];
      X509Certificate[] shown = chain.toArray(new X509Certificate[0]);
      if (server) {
        manager.checkServerTrusted(shown, "UNKNOWN");
      } else {
        manager.checkClientTrusted(shown, "UNKNOWN");
      }
      return true;
    } catch (CertificateException refused) {
      return false;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
