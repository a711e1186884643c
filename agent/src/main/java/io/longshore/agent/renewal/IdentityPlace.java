package io.longshore.agent.renewal;

import io.longshore.tls.TlsFiles;
import java.io.IOException;

/** Where the agent's identity is kept. */
@FunctionalInterface
public interface IdentityPlace {
  /** Keeps this one durably in place of the one before. */
  void keep(TlsFiles identity) throws IOException;
}
