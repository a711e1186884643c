package io.longshore.agent.renewal;

import io.longshore.base.Failure;
import io.longshore.tls.TlsFiles;

/** What to say when controller and agent know each other's authorities no more. */
public final class Estranged {
  private Estranged() {}

  /** The sentence, and the commands that help. */
  public static Failure of(TlsFiles own, String why) {
    String host = own.identity().name();
    return new Failure(
        Failure.Kind.REJECTED,
        "host " + host,
        "it and the controller do not trust each other's certificates ("
            + why
            + "): the fleet's root was replaced while this host was away, or that is another"
            + " fleet's controller; its containers are kept as they should be",
        "where controller certs rotate-ca shows that root: controller token "
            + host
            + ", then on this host: systemctl stop longshore-agent; agent enrol --controller"
            + " ADDRESS --token-file FILE; systemctl start longshore-agent (no container is"
            + " touched)");
  }
}
