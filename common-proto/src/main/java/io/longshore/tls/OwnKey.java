package io.longshore.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;

/** Offers the one key there is now, whoever asks. */
final class OwnKey extends X509ExtendedKeyManager {
  private static final String ALIAS = "own";

  private final Supplier<TlsFiles> own;
  private final boolean showsRoots;

  /** Offers what is current at each handshake; with the roots for those who know only a digest. */
  OwnKey(Supplier<TlsFiles> own, boolean showsRoots) {
    this.own = own;
    this.showsRoots = showsRoots;
  }

  @Override
  public String[] getClientAliases(String keyType, Principal[] issuers) {
    return aliases(keyType);
  }

  @Override
  public String chooseClientAlias(String[] keyTypes, Principal[] issuers, Socket socket) {
    return choose(keyTypes);
  }

  @Override
  public String chooseEngineClientAlias(String[] keyTypes, Principal[] issuers, SSLEngine engine) {
    return choose(keyTypes);
  }

  @Override
  public String[] getServerAliases(String keyType, Principal[] issuers) {
    return aliases(keyType);
  }

  @Override
  public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
    return choose(keyType);
  }

  @Override
  public String chooseEngineServerAlias(String keyType, Principal[] issuers, SSLEngine engine) {
    return choose(keyType);
  }

  @Override
  public X509Certificate[] getCertificateChain(String alias) {
    TlsFiles now = own.get();
    Stream<X509Certificate> shown = now.chain().stream();
    return (showsRoots ? Stream.concat(shown, now.authorities().stream()) : shown)
        .toArray(X509Certificate[]::new);
  }

  @Override
  public PrivateKey getPrivateKey(String alias) {
    return own.get().key();
  }

  private static String[] aliases(String keyType) {
    String alias = choose(keyType);
    return alias == null ? null : new String[] {alias};
  }

  /** Both TLS providers name the kind EC, sometimes with the signature algorithm behind it. */
  private static String choose(String... keyTypes) {
    for (String keyType : keyTypes) {
      if (keyType.startsWith("EC")) {
        return ALIAS;
      }
    }
    return null;
  }
}
