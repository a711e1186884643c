package io.longshore.agent.renewal;

import io.longshore.base.Failure;
import io.longshore.tls.TlsFiles;

/** What to say of an identity that has run out. */
public final class Expired {
  private Expired() {}

  /** The sentence, and the commands that help. */
  public static Failure of(TlsFiles own) {
    String host = own.identity().name();
    return new Failure(
        Failure.Kind.REJECTED,
        "host " + host,
        "its certificate ran out at "
            + own.expiresAt()
            + ", so no controller speaks with it; its containers are kept as they should be",
        "controller token "
            + host
            + ", then on this host: systemctl stop longshore-agent; agent enrol --controller"
            + " ADDRESS --token-file FILE; systemctl start longshore-agent (no container is"
            + " touched)");
  }
}
