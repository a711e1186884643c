package io.longshore.agent.link;

import io.longshore.tls.TlsFiles;
import java.util.function.Consumer;

/** The part of a link that changes the identity under it while it is in use. On the loop. */
public interface Renewing {
  /** Asks for a certificate; with no controller there, nothing is sent. */
  void renew(byte[] pkcs10);

  /**
   * Opens a second stream with this identity, and lets go of the first once the controller has
   * accepted the second. If it does not, the first goes on.
   *
   * @param done hears whether the new identity is in use
   */
  void handOver(TlsFiles own, Consumer<Boolean> done);

  /**
   * Says which identity has come to this host's disk; with no controller there, nothing is sent.
   */
  void kept(String trust, String certificate);

  /** Uses this identity from the next dial on. */
  void dialWith(TlsFiles own);
}
