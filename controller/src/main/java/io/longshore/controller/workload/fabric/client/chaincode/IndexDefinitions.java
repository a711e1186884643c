package io.longshore.controller.workload.fabric.client.chaincode;

import java.util.regex.Pattern;

/** What may lie in a chaincode's META-INF: definitions of CouchDB indexes. */
final class IndexDefinitions {
  /** The folder beside the sources. */
  static final String FOLDER = "META-INF/";

  /** fabric v1.4.0, core/chaincode/platforms/ccmetadata/validators.go. */
  private static final Pattern INDEX =
      Pattern.compile(
          "META-INF/statedb/couchdb/(collections/[A-Za-z0-9_-]+/)?indexes/[^/]+\\.json");

  private IndexDefinitions() {}

  /** Whether a path lies there. */
  static boolean isThere(String path) {
    return path.startsWith(FOLDER);
  }

  /**
   * Makes sure that peers take a file.
   *
   * @throws IllegalArgumentException they do not
   */
  static void check(String path) {
    if (!INDEX.matcher(path).matches()) {
      throw new IllegalArgumentException(
          path
              + " is refused by peers: only *.json in META-INF/statedb/couchdb/indexes/ or"
              + " .../collections/NAME/indexes/ is taken");
    }
  }
}
