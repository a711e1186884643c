package io.longshore.agent.gate;

import java.nio.file.Path;
import java.util.Optional;

/** Where something lies that a setting names as file set, slash, path within it. */
public final class PlacedPath {
  private PlacedPath() {}

  /**
   * The place on this host; empty while the file set is not placed.
   *
   * @throws IllegalArgumentException the setting leads out of its file set
   */
  public static Optional<Path> find(GateContext context, String setting) {
    int slash = setting.indexOf('/');
    String set = slash < 0 ? setting : setting.substring(0, slash);
    String within = slash < 0 ? "" : setting.substring(slash + 1);
    return context
        .fileSet(set)
        .map(
            folder -> {
              Path place = folder.resolve(within).normalize();
              if (!place.startsWith(folder.normalize())) {
                throw new IllegalArgumentException(setting + " leads out of its file set");
              }
              return place;
            });
  }
}
