package io.longshore.controller.workload.fabric.client.chaincode;

import com.google.protobuf.ByteString;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the Go files of a chaincode import and nobody provides: neither Go itself, nor the builder
 * image, nor the chaincode's own folder, nor its vendor folder. A builder reaches no other code.
 */
final class GoImports {
  private static final Pattern CLAUSE =
      Pattern.compile("(?m)^import\\s+(?:\\(([^)]*)\\)|([^\\n(]*\\n))");
  private static final Pattern QUOTED = Pattern.compile("(?m)^[^\"/\\n]*\"([^\"\\n]+)\"");
  private static final String VENDOR = "vendor/";
  private static final String FABRIC = "github.com/hyperledger/fabric/";

  /**
   * Folders of Fabric that the builder image holds: the shim, with everything it imports (fabric
   * v1.4.0, Makefile: goshim.tar.bz2; scripts/goListFiles.sh).
   */
  private static final Set<String> PROVIDED =
      new TreeSet<>(
          Set.of(
              "bccsp",
              "common/crypto",
              "common/flogging",
              "common/ledger",
              "common/metadata",
              "common/metrics",
              "common/util",
              "core/chaincode/platforms",
              "core/chaincode/shim",
              "core/comm",
              "core/config",
              "core/container/util",
              "idemix",
              "msp",
              "protos/common",
              "protos/ledger/queryresult",
              "protos/ledger/rwset",
              "protos/msp",
              "protos/peer",
              "protos/token",
              "protos/utils"));

  private GoImports() {}

  /** Imports that cannot be found, each as {@code import (file)}. */
  static SortedSet<String> missing(String own, SortedMap<String, ByteString> files) {
    SortedSet<String> folders = new TreeSet<>();
    files.keySet().stream()
        .filter(path -> path.endsWith(".go"))
        .forEach(path -> folders.add(path.substring(0, Math.max(0, path.lastIndexOf('/')))));
    SortedSet<String> missing = new TreeSet<>();
    files.forEach(
        (path, content) -> {
          if (path.endsWith(".go") && !path.endsWith("_test.go") && !path.startsWith(VENDOR)) {
            for (String name : of(content.toStringUtf8())) {
              if (!isThere(name, own, folders)) {
                missing.add("\"" + name + "\" (" + path + ")");
              }
            }
          }
        });
    return missing;
  }

  /** The imports of one file. */
  static SortedSet<String> of(String text) {
    SortedSet<String> names = new TreeSet<>();
    Matcher clause = CLAUSE.matcher(text);
    while (clause.find()) {
      String list = clause.group(1) == null ? clause.group(2) : clause.group(1);
      Matcher quoted = QUOTED.matcher(list);
      while (quoted.find()) {
        names.add(quoted.group(1));
      }
    }
    return names;
  }

  private static boolean isThere(String name, String own, SortedSet<String> folders) {
    String first = name.contains("/") ? name.substring(0, name.indexOf('/')) : name;
    if (!first.contains(".") || folders.contains(VENDOR + name)) {
      return true;
    }
    if (name.equals(own)) {
      return folders.contains("");
    }
    if (name.startsWith(own + "/")) {
      return folders.contains(name.substring(own.length() + 1));
    }
    return name.startsWith(FABRIC)
        && PROVIDED.stream()
            .anyMatch(
                folder -> name.equals(FABRIC + folder) || name.startsWith(FABRIC + folder + "/"));
  }
}
