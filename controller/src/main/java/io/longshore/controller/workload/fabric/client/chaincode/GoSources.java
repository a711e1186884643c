package io.longshore.controller.workload.fabric.client.chaincode;

import com.google.protobuf.ByteString;
import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The source files of a chaincode written in Go, its vendor folder included.
 *
 * @param importPath what Go calls the chaincode's own package, e.g. {@code
 *     github.com/chaincode/chaincode_example02/go}
 * @param files content by path below the chaincode's folder, with "/" between folders
 */
public record GoSources(String importPath, SortedMap<String, ByteString> files) {
  private static final Pattern IMPORT_PATH =
      Pattern.compile("[A-Za-z0-9][A-Za-z0-9._~-]*(/[A-Za-z0-9_][A-Za-z0-9._~-]*)*");

  /** What the peer's own packager takes, by the end of a name. */
  private static final Set<String> KINDS =
      new TreeSet<>(Set.of("c", "h", "s", "go", "yaml", "json"));

  private static final String METADATA = "META-INF/";
  private static final Pattern INDEX =
      Pattern.compile(
          "META-INF/statedb/couchdb/(collections/[A-Za-z0-9_-]+/)?indexes/[^/]+\\.json");

  public GoSources {
    if (!IMPORT_PATH.matcher(importPath).matches()) {
      throw new IllegalArgumentException(
          "\"" + importPath + "\" is no import path of Go, e.g. github.com/chaincode/mycc");
    }
    SortedMap<String, ByteString> kept = new TreeMap<>();
    files.forEach(
        (path, content) -> {
          if (isPackaged(path)) {
            kept.put(path, content);
          }
        });
    if (kept.keySet().stream().noneMatch(path -> path.matches("[^/]+\\.go"))) {
      throw new IllegalArgumentException(
          "the chaincode " + importPath + " has no Go file in its own folder");
    }
    files = Collections.unmodifiableSortedMap(kept);
  }

  /**
   * Whether a file goes into the package: sources, and index definitions under META-INF; nothing
   * hidden, and no folder that Go ignores.
   *
   * @throws IllegalArgumentException for a file under META-INF that peers refuse
   */
  static boolean isPackaged(String path) {
    for (String part : path.split("/")) {
      if (part.startsWith(".") || part.startsWith("_") || part.equals("testdata")) {
        return false;
      }
    }
    if (path.startsWith(METADATA)) {
      if (!INDEX.matcher(path).matches()) {
        throw new IllegalArgumentException(
            path
                + " is refused by peers: only *.json in META-INF/statedb/couchdb/indexes/ or"
                + " .../collections/NAME/indexes/ is taken");
      }
      return true;
    }
    return KINDS.contains(path.substring(path.lastIndexOf('.') + 1)) && path.contains(".");
  }

  /** What a peer stores and its builder unpacks: a tar in a gzip, the same for the same files. */
  public ByteString archive() {
    SortedMap<String, ByteString> packaged = new TreeMap<>();
    files.forEach(
        (path, content) ->
            packaged.put(
                path.startsWith(METADATA) ? path : "src/" + importPath + "/" + path, content));
    return ByteString.copyFrom(StoredGzip.of(SourceArchive.of(packaged)));
  }
}
