package io.longshore.controller.workload.fabric.client.chaincode;

import com.google.protobuf.ByteString;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The source files of a chaincode in Java: its {@code src} folder and what Gradle or Maven build it
 * by. Peers refuse a package that holds anything else (fabric v1.4.0,
 * core/chaincode/platforms/java/platform.go: ValidateCodePackage), so the rest of the folder stays
 * out.
 *
 * @param files content by path below the chaincode's folder, with "/" between folders
 */
public record JavaSources(SortedMap<String, ByteString> files) implements ChaincodeSources {
  private static final Pattern BUILD =
      Pattern.compile("(build\\.gradle|settings\\.gradle)(\\.kts)?|pom\\.xml");
  private static final Pattern RECIPE = Pattern.compile("build\\.gradle(\\.kts)?|pom\\.xml");

  public JavaSources {
    SortedMap<String, ByteString> kept = new TreeMap<>();
    files.forEach(
        (path, content) -> {
          if (isPackaged(path)) {
            kept.put(path, content);
          }
        });
    if (kept.keySet().stream().noneMatch(path -> RECIPE.matcher(path).matches())) {
      throw new IllegalArgumentException(
          "it has neither build.gradle nor pom.xml in its own folder, so nothing builds it");
    }
    if (kept.keySet().stream().noneMatch(path -> path.startsWith("src/"))) {
      throw new IllegalArgumentException("it has no file in its folder src");
    }
    files = Collections.unmodifiableSortedMap(kept);
  }

  /**
   * Whether a file goes into the package.
   *
   * @throws IllegalArgumentException for index definitions: peers of 1.4 refuse those of Java
   */
  static boolean isPackaged(String path) {
    if (path.contains(".git") || path.endsWith(".class")) {
      return false;
    }
    if (IndexDefinitions.isThere(path)) {
      throw new IllegalArgumentException(
          path + " is refused by peers: of a chaincode in Java they take no META-INF beside src");
    }
    return path.startsWith("src/") || BUILD.matcher(path).matches();
  }

  @Override
  public ByteString archive() {
    SortedMap<String, ByteString> packaged = new TreeMap<>();
    files.forEach((path, content) -> packaged.put("src/" + path, content));
    return ChaincodeSources.packaged(packaged);
  }
}
