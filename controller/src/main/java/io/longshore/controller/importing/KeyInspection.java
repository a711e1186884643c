package io.longshore.controller.importing;

import io.longshore.controller.importing.script.Commands;
import java.util.List;
import java.util.function.Predicate;

/** Private keys where they do not belong. */
final class KeyInspection implements Inspection {
  private static final String REMEDY =
      "not imported: Longshore makes new keys, each on the host that uses it; treat these as known";

  @Override
  public void inspect(Inspected network, Findings findings) {
    List<String> keys = network.setup().folder().privateKeys();
    report("authorities", keys, KeyInspection::isAuthority, findings);
    report("administrators", keys, name -> name.contains("/users/Admin"), findings);
    report(
        "nodes and users",
        keys,
        name -> !isAuthority(name) && !name.contains("/users/Admin"),
        findings);
    for (Commands.Copy copy : network.setup().commands().copies()) {
      if (copy.files().stream().anyMatch(file -> file.contains("crypto-config"))) {
        findings.add(
            Defect.KEYS_EVERYWHERE,
            copy.place(),
            "all of crypto-config is copied"
                + (copy.address().isEmpty() ? "" : " to " + copy.address())
                + ": every authority's and administrator's key",
            "a host gets what its own containers need");
      }
    }
    for (Node node : network.nodes()) {
      node.service()
          .ifPresent(
              service ->
                  service.mounts().stream()
                      .filter(mount -> mount.source().matches(".*/crypto-config/?"))
                      .forEach(
                          mount ->
                              findings.add(
                                  Defect.KEYS_EVERYWHERE,
                                  mount.place(),
                                  service.name()
                                      + " is given all of crypto-config, every key in it",
                                  "the tools get public certificates and one user's identity")));
    }
  }

  private static void report(
      String whose, List<String> keys, Predicate<String> wanted, Findings findings) {
    List<String> found = keys.stream().filter(wanted).toList();
    if (!found.isEmpty()) {
      findings.add(
          Defect.KEYS_EVERYWHERE,
          new Place(found.get(0), 0),
          found.size() + " private keys of " + whose + " lie in the folder",
          REMEDY);
    }
  }

  private static boolean isAuthority(String name) {
    return name.contains("/ca/") || name.contains("/tlsca/");
  }
}
