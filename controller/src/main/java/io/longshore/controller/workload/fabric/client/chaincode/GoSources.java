package io.longshore.controller.workload.fabric.client.chaincode;

import com.google.protobuf.ByteString;
import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
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
public record GoSources(String importPath, SortedMap<String, ByteString> files)
    implements ChaincodeSources {
  private static final Pattern IMPORT_PATH =
      Pattern.compile("[A-Za-z0-9][A-Za-z0-9._~-]*(/[A-Za-z0-9_][A-Za-z0-9._~-]*)*");

  /** What the peer's own packager takes, by the end of a name. */
  private static final Set<String> KINDS =
      new TreeSet<>(Set.of("c", "h", "s", "go", "yaml", "json"));

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
    SortedSet<String> missing = GoImports.missing(importPath, kept);
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException(
          "its vendor folder lacks what it imports: "
              + String.join(", ", missing)
              + "; a builder has the shim and Go's own packages only, so put the others there, e.g."
              + " with go mod vendor or govendor");
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
    if (IndexDefinitions.isThere(path)) {
      IndexDefinitions.check(path);
      return true;
    }
    return KINDS.contains(path.substring(path.lastIndexOf('.') + 1)) && path.contains(".");
  }

  @Override
  public ByteString archive() {
    SortedMap<String, ByteString> packaged = new TreeMap<>();
    files.forEach(
        (path, content) ->
            packaged.put(
                IndexDefinitions.isThere(path) ? path : "src/" + importPath + "/" + path, content));
    return ChaincodeSources.packaged(packaged);
  }
}
