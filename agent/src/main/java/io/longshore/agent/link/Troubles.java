package io.longshore.agent.link;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says why no controller is there: once, until it is another reason or one was there. */
final class Troubles {
  private static final Logger LOG = LoggerFactory.getLogger(ControllerLink.class);

  private String last = "";

  /** One try has failed; when certificates were the cause, the host says what helps. */
  void of(Address address, String why, boolean distrust, Standing standing) {
    if (!why.equals(last)) {
      LOG.warn("no controller at {}: {}; the host is kept as it should be", address, why);
      if (distrust) {
        standing.estranged(why);
      }
    }
    last = why;
  }

  /** A controller is there. */
  void over() {
    last = "";
  }
}
