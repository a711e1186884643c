package io.longshore.tls;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Trusts a chain when it leads to an authority and its first certificate names an expected holder.
 * Host names mean nothing here: a controller may move to another address and stays who it is.
 */
abstract class PeerTrust extends X509ExtendedTrustManager {
  /** Throws unless this chain of a server is trusted. */
  abstract void checkServer(X509Certificate[] chain, String keyType) throws CertificateException;

  /** Throws unless this chain of a client is trusted. */
  abstract void checkClient(X509Certificate[] chain, String keyType) throws CertificateException;

  @Override
  public final void checkServerTrusted(X509Certificate[] chain, String keyType)
      throws CertificateException {
    checkServer(chain, keyType);
  }

  @Override
  public final void checkServerTrusted(X509Certificate[] chain, String keyType, Socket socket)
      throws CertificateException {
    checkServer(chain, keyType);
  }

  @Override
  public final void checkServerTrusted(X509Certificate[] chain, String keyType, SSLEngine engine)
      throws CertificateException {
    checkServer(chain, keyType);
  }

  @Override
  public final void checkClientTrusted(X509Certificate[] chain, String keyType)
      throws CertificateException {
    checkClient(chain, keyType);
  }

  @Override
  public final void checkClientTrusted(X509Certificate[] chain, String keyType, Socket socket)
      throws CertificateException {
    checkClient(chain, keyType);
  }

  @Override
  public final void checkClientTrusted(X509Certificate[] chain, String keyType, SSLEngine engine)
      throws CertificateException {
    checkClient(chain, keyType);
  }
}
