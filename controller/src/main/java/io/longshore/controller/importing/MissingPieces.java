package io.longshore.controller.importing;

/** Names the files of a whole setup that are not there. */
final class MissingPieces {
  private MissingPieces() {}

  static void find(Setup setup, Findings findings) {
    boolean fabric =
        setup.crypto().isPresent()
            || setup.configtx().isPresent()
            || setup.services().stream().anyMatch(one -> Role.FABRIC.contains(Role.of(one)));
    if (setup.services().isEmpty()) {
      missing("docker-compose file", "every node was taken from what other files name", findings);
    }
    if (!fabric) {
      return;
    }
    if (setup.crypto().isEmpty()) {
      missing("crypto-config.yaml", "organisations were taken from the nodes' names", findings);
    }
    if (setup.configtx().isEmpty()) {
      missing("configtx.yaml", "orderers and brokers were taken from other files", findings);
    }
    if (setup.variables().isEmpty()) {
      missing(".env", "the folder's name was taken for the project's", findings);
    }
  }

  private static void missing(String what, String remedy, Findings findings) {
    findings.add(Defect.MISSING_FILE, Place.FOLDER, "there is no " + what, remedy);
  }
}
