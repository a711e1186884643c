package io.longshore.controller.custody;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where the operator's key comes from: a file that was named, or else systemd's credential. */
public final class KeyChoice {
  /** The credential's name: {@code LoadCredential=material-key:FILE} in the unit. */
  public static final String CREDENTIAL = "material-key";

  private static final String CREDENTIALS = "CREDENTIALS_DIRECTORY";

  private KeyChoice() {}

  /**
   * The key, if one was chosen.
   *
   * @param file named by the operator
   * @param environment of the process; systemd says in it where credentials are
   * @throws io.longshore.base.FailureException what was chosen is not there, is exposed, or is no
   *     key
   */
  public static Optional<Passphrase> of(Optional<Path> file, Map<String, String> environment) {
    if (file.isPresent()) {
      return file.map(Passphrase::inFile);
    }
    return Optional.ofNullable(environment.get(CREDENTIALS))
        .map(folder -> Path.of(folder).resolve(CREDENTIAL))
        .filter(Files::exists)
        .map(Passphrase::credential);
  }
}
