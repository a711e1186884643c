package io.longshore.agent.identity;

import io.longshore.base.StateDir;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;

/** The agent's own key while it enrols or renews: kept, so that asking again asks for it. */
public final class OwnKeys {
  private final String name;
  private final StateDir state;
  private final SecureRandom random;

  private OwnKeys(String name, StateDir state, SecureRandom random) {
    this.name = name;
    this.state = state;
    this.random = random;
  }

  /** The key of an enrolment. */
  public static OwnKeys ofEnrolment(StateDir state, SecureRandom random) {
    return new OwnKeys("enrolment.key", state, random);
  }

  /** The key of a renewal. */
  public static OwnKeys ofRenewal(StateDir state, SecureRandom random) {
    return new OwnKeys("renewal.key", state, random);
  }

  /** The key of what is under way; made, and on disk, if none is. */
  public KeyPair pair() throws IOException {
    Optional<byte[]> stored = state.get(name);
    if (stored.isPresent()) {
      try {
        return Pkcs8.decode(PemText.decode(stored.get()));
      } catch (GeneralSecurityException e) {
        throw new IOException("the key " + name + " cannot be read", e);
      }
    }
    KeyPair made = EcKeys.generate(random);
    state.put(name, PemText.key(Pkcs8.encode(made)));
    return made;
  }

  /** A request for a certificate: PKCS#10, DER. */
  public byte[] request(KeyPair pair, String host) {
    return CertificateRequests.of(pair, host, List.of());
  }

  /** It is done: the key is kept elsewhere now. */
  public void done() throws IOException {
    state.remove(name);
  }
}
