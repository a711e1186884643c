package io.longshore.controller.importing;

import io.longshore.controller.importing.script.Commands;

/** The profile that scripts make the genesis block from. */
final class GenesisProfile {
  private GenesisProfile() {}

  /** Its name; empty when no script tells. */
  static String of(Setup setup) {
    return setup.commands().artifacts().stream()
        .filter(Commands.Artifact::genesis)
        .map(Commands.Artifact::profile)
        .filter(profile -> !profile.isEmpty())
        .findFirst()
        .orElse("");
  }
}
