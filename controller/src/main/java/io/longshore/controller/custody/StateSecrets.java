package io.longshore.controller.custody;

import io.longshore.base.StateDir;
import java.io.IOException;
import java.util.List;

/** The records of a controller's state folder that hold private keys. */
final class StateSecrets implements SecretFiles {
  /** Before a record's name in a vault. */
  static final String PREFIX = "state/";

  private final StateDir state;

  StateSecrets(StateDir state) {
    this.state = state;
  }

  /** Whether a record holds a private key: all of the fleet's authority do. */
  static boolean isSecret(String name) {
    return name.matches("authority([-.].*)?");
  }

  /** Nothing: each write begins by removing what one before it left. */
  @Override
  public void sweep() {}

  @Override
  public List<String> names() throws IOException {
    return state.list("").stream()
        .filter(StateSecrets::isSecret)
        .map(name -> PREFIX + name)
        .toList();
  }

  @Override
  public byte[] read(String name) throws IOException {
    String plain = name.substring(PREFIX.length());
    return state.get(plain).orElseThrow(() -> new IOException(plain + " is gone"));
  }

  /** Twice, because a state folder keeps the version before beside the new one. */
  @Override
  public void replace(String name, byte[] content) throws IOException {
    String plain = name.substring(PREFIX.length());
    state.put(plain, content);
    state.put(plain, content);
  }
}
