package io.longshore.controller.certs;

import io.longshore.tls.TlsFiles;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What hosts said they would begin with after a crash: whom they trust, and their certificate. Only
 * what came to a host's disk counts. On the loop only; known again when a host comes again.
 */
public final class HostStandings {
  private final Map<String, Told> byHost = new HashMap<>();

  /** A host said so as it came with this certificate. */
  void hello(String host, String trust, String fingerprint, Optional<X509Certificate> shown) {
    byHost.put(host, new Told(trust, fingerprint, shown));
  }

  /** A host said so on the stream that it has. */
  void kept(String host, String trust, String fingerprint) {
    Told before = byHost.get(host);
    if (before != null) {
      byHost.put(host, new Told(trust, fingerprint, before.shown()));
    }
  }

  /** What the host said last. */
  public Optional<Told> of(String host) {
    return Optional.ofNullable(byHost.get(host));
  }

  /**
   * What one host said.
   *
   * @param trust the digest of the authorities it trusts
   * @param fingerprint of the certificate on its disk, hex
   * @param shown the certificate with which it came
   */
  public record Told(String trust, String fingerprint, Optional<X509Certificate> shown) {
    public Told {
      Objects.requireNonNull(trust, "trust");
      Objects.requireNonNull(fingerprint, "fingerprint");
      Objects.requireNonNull(shown, "shown");
    }

    /** The certificate on its disk; empty while it is another than it showed. */
    public Optional<X509Certificate> certificate() {
      return shown.filter(one -> TlsFiles.fingerprint(one).equals(fingerprint));
    }
  }
}
