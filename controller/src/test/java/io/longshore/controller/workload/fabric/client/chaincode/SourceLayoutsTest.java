package io.longshore.controller.workload.fabric.client.chaincode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.longshore.base.FailureException;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Which files of a folder go into a package, where, and what is refused before a peer sees it. */
class SourceLayoutsTest {
  private static final String START = "{\"scripts\": {\"start\": \"node index.js\"}}";

  @TempDir private Path folder;

  @Test
  void go_takes_sources_vendor_and_indexes_under_its_import_path() throws Exception {
    write(
        "main.go",
        "package main\nimport (\n  \"fmt\"\n  lib \"example.com/lib\" // why\n"
            + "  \"github.com/hyperledger/fabric/core/chaincode/shim\"\n)\n");
    write("part/part.go", "package part\nimport \"example.com/mycc/part\"\n");
    write("vendor/example.com/lib/lib.go", "package lib\nimport \"example.com/not-asked\"\n");
    write("vendor/modules.txt", "# example.com/lib");
    write("go.mod", "module example.com/mycc");
    write("META-INF/statedb/couchdb/indexes/owner.json", "{}");
    assertEquals(
        """
        META-INF/statedb/couchdb/indexes/owner.json
        src/example.com/mycc/main.go
        src/example.com/mycc/part/part.go
        src/example.com/mycc/vendor/example.com/lib/lib.go
        """,
        packaged(ChaincodeLanguage.GO));
  }

  @Test
  void node_takes_everything_but_its_own_modules_and_git() throws Exception {
    write("package.json", START);
    write("index.js", "");
    write("lib/ledger.js", "");
    write("lib/node_modules/kept.js", "");
    write("node_modules/fabric-shim/index.js", "");
    write(".git/config", "");
    write(".gitignore", "node_modules");
    write(".npmrc", "registry=https://registry.example.com");
    write("META-INF/statedb/couchdb/collections/marbles/indexes/i.json", "{}");
    write("META-INF/.keep", "");
    assertEquals(
        """
        META-INF/statedb/couchdb/collections/marbles/indexes/i.json
        src/.npmrc
        src/index.js
        src/lib/ledger.js
        src/lib/node_modules/kept.js
        src/package.json
        """,
        packaged(ChaincodeLanguage.NODE));
  }

  @Test
  void java_takes_its_sources_and_what_builds_them() throws Exception {
    write("build.gradle", "");
    write("settings.gradle", "");
    write("pom.xml", "");
    write("gradlew", "");
    write("README.md", "");
    write("build/libs/chaincode.jar", "");
    write("target/classes/A.class", "");
    write("src/main/java/A.java", "class A {}");
    write("src/main/java/A.class", "");
    write("src/main/resources/a.properties", "");
    assertEquals(
        """
        src/build.gradle
        src/pom.xml
        src/settings.gradle
        src/src/main/java/A.java
        src/src/main/resources/a.properties
        """,
        packaged(ChaincodeLanguage.JAVA));
  }

  @ParameterizedTest
  @EnumSource(ChaincodeLanguage.class)
  void the_same_folder_makes_the_same_package(ChaincodeLanguage language) throws Exception {
    write("main.go", "package main\n");
    write("package.json", START);
    write("pom.xml", "<project/>");
    write("src/main/java/A.java", "class A {}");
    byte[] first = read(language).archive().toByteArray();
    Files.setLastModifiedTime(
        folder.resolve("main.go"), java.nio.file.attribute.FileTime.fromMillis(1));
    assertEquals(
        io.longshore.base.Digest.of(first),
        io.longshore.base.Digest.of(read(language).archive().toByteArray()));
    ChaincodePackage made =
        new ChaincodePackage(
            new ChaincodeId("mycc", "1.0"), language, "mycc", read(language).archive());
    assertEquals(language.type(), made.deployment().getChaincodeSpec().getType());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NODE | index.js                            |            | no package.json in its own"
            + " folder",
        "NODE | package.json                        | [          | its package.json is no JSON"
            + " object",
        "NODE | package.json                        | {}         | has no script \"start\"",
        "JAVA | src/main/java/A.java                |            | neither build.gradle nor"
            + " pom.xml",
        "JAVA | pom.xml                             |            | no file in its folder src",
        "JAVA | META-INF/statedb/couchdb/indexes/i.json | {}     | they take no META-INF",
        "NODE | META-INF/MANIFEST.MF                |            | is refused by peers",
        "GO   | main.go | import \"example.com/lib\" | lacks what it imports: \"example.com/lib\""
            + " (main.go)",
        "GO   | main.go | import cid \"github.com/hyperledger/fabric/core/chaincode/lib/cid\" "
            + "| \"github.com/hyperledger/fabric/core/chaincode/lib/cid\" (main.go)",
        "GO   | main.go | import \"example.com/mycc/part\" | \"example.com/mycc/part\" (main.go)",
      })
  void what_peers_refuse_or_cannot_build_is_refused_here(
      ChaincodeLanguage language, String path, String content, String why) throws Exception {
    write(path, content == null ? "" : content + "\n");
    FailureException refused = assertThrows(FailureException.class, () -> read(language));
    assertTrue(refused.getMessage().contains(why), refused.getMessage());
    assertTrue(refused.getMessage().contains(folder.toString()), refused.getMessage());
  }

  private ChaincodeSources read(ChaincodeLanguage language) {
    return SourceFolder.read(language, folder, "example.com/mycc");
  }

  /** The names in the package's tar, read from its headers. */
  private String packaged(ChaincodeLanguage language) throws Exception {
    StringBuilder names = new StringBuilder();
    byte[] archive = read(language).archive().toByteArray();
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(archive))) {
      for (byte[] header = in.readNBytes(512); header[0] != 0; header = in.readNBytes(512)) {
        String text = new String(header, java.nio.charset.StandardCharsets.UTF_8);
        names.append(text, 0, text.indexOf('\0')).append('\n');
        long size = Long.parseLong(text.substring(124, 135), 8);
        in.skipNBytes((size + 511) / 512 * 512);
      }
    }
    return names.toString();
  }

  private void write(String path, String content) throws Exception {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }
}
