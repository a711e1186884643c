package io.longshore.agent.identity;

import io.longshore.base.StateDir;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;

/** The agent's own key while it enrols. */
public final class OwnKeys {
  private static final String NAME = "enrolment.key";

  private final StateDir state;
  private final SecureRandom random;

  /** Keys in this state. */
  public OwnKeys(StateDir state, SecureRandom random) {
    this.state = state;
    this.random = random;
  }

  /** The key of the enrolment under way; made, and on disk, if none is. */
  public KeyPair pair() throws IOException {
    Optional<byte[]> stored = state.get(NAME);
    if (stored.isPresent()) {
      try {
        return Pkcs8.decode(PemText.decode(stored.get()));
      } catch (GeneralSecurityException e) {
        throw new IOException("the key of the enrolment under way cannot be read", e);
      }
    }
    KeyPair made = EcKeys.generate(random);
    state.put(NAME, PemText.key(Pkcs8.encode(made)));
    return made;
  }

  /** A request for a certificate: PKCS#10, DER. */
  public byte[] request(KeyPair pair, String host) {
    return CertificateRequests.of(pair, host, List.of());
  }

  /** The enrolment is done: its key is kept elsewhere now. */
  public void done() throws IOException {
    state.remove(NAME);
  }
}
