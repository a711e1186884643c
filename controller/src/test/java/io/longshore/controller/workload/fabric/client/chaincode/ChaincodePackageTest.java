package io.longshore.controller.workload.fabric.client.chaincode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import io.longshore.base.FailureException;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.hyperledger.fabric.protos.peer.ChaincodeInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChaincodePackageTest {
  private static final ChaincodeId ID = new ChaincodeId("mycc", "1.0");

  @TempDir private Path folder;

  @Test
  void holds_sources_vendor_and_indexes_and_nothing_else() throws Exception {
    write("main.go", "package main");
    write("main_test.go", "package main");
    write("vendor/example.com/lib/lib.go", "package lib");
    write("META-INF/statedb/couchdb/indexes/owner.json", "{}");
    write("README.md", "read me");
    write(".git/config.json", "{}");
    write("testdata/x.go", "package x");
    GoSources sources = (GoSources) read(folder);
    assertEquals(
        java.util.List.of(
            "META-INF/statedb/couchdb/indexes/owner.json",
            "main.go",
            "main_test.go",
            "vendor/example.com/lib/lib.go"),
        java.util.List.copyOf(sources.files().keySet()));
  }

  @Test
  void is_a_tar_that_the_systems_own_tar_lists(@TempDir Path elsewhere) throws Exception {
    SortedMap<String, ByteString> files = new TreeMap<>();
    String deep = "vendor/" + "a-long-folder-name/".repeat(6) + "lib.go";
    files.put("main.go", text("package main\n"));
    files.put(deep, text("x".repeat(1000)));
    files.put("META-INF/statedb/couchdb/indexes/i.json", text("{}"));
    byte[] archive = new GoSources("example.com/mycc", files).archive().toByteArray();
    Path file = elsewhere.resolve("code.tar.gz");
    Files.write(file, archive);
    Process tar =
        new ProcessBuilder("tar", "tvzf", file.toString(), "--numeric-owner", "--utc")
            .redirectErrorStream(true)
            .start();
    String listing = new String(tar.getInputStream().readAllBytes());
    assertEquals(0, tar.waitFor(), listing);
    assertTrue(listing.contains("-rw-r--r-- 500/500"), listing);
    assertTrue(listing.contains("1970-01-01 00:00 src/example.com/mycc/main.go"), listing);
    assertTrue(listing.contains("src/example.com/mycc/" + deep), listing);
    assertTrue(listing.contains(" META-INF/statedb/couchdb/indexes/i.json"), listing);
  }

  @Test
  void has_one_hash_for_one_content_wherever_it_is_made() {
    // Changes only with the form of packages; peers that have the old form would see another hash.
    assertEquals("b4df6f615503", ChaincodePackage.go(ID, sources("package main\n")).hash().brief());
    assertNotEquals(
        ChaincodePackage.go(ID, sources("package main\n")).hash(),
        ChaincodePackage.go(new ChaincodeId("mycc", "1.1"), sources("package main\n")).hash());
    assertNotEquals(
        ChaincodePackage.go(ID, sources("package main\n")).hash(),
        ChaincodePackage.go(ID, sources("package main // changed\n")).hash());
  }

  @Test
  void is_instantiated_without_its_code() {
    ChaincodePackage code = ChaincodePackage.go(ID, sources("package main\n"));
    assertTrue(code.deployment().getCodePackage().size() > 0);
    ChaincodeInput input = ChaincodeInput.newBuilder().addArgs(text("init")).build();
    assertTrue(code.instantiation(input).getCodePackage().isEmpty());
    assertEquals(input, code.instantiation(input).getChaincodeSpec().getInput());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 65_535, 65_536, 200_000})
  void stored_gzip_is_read_back(int size) throws Exception {
    byte[] content = new byte[size];
    for (int i = 0; i < size; i++) {
      content[i] = (byte) (i * 31);
    }
    try (GZIPInputStream in =
        new GZIPInputStream(new ByteArrayInputStream(StoredGzip.of(content)))) {
      assertArrayEquals(content, in.readAllBytes());
    }
  }

  @Test
  void refuses_a_folder_without_chaincode_and_says_where() {
    FailureException refused = assertThrows(FailureException.class, () -> read(folder));
    assertTrue(refused.getMessage().contains("no Go file in its own folder"), refused.getMessage());
    assertTrue(refused.getMessage().contains(folder.toString()), refused.getMessage());
  }

  @Test
  void refuses_a_folder_that_is_missing() {
    Path missing = folder.resolve("missing");
    assertThrows(FailureException.class, () -> read(missing));
  }

  @ParameterizedTest
  @ValueSource(strings = {"META-INF/MANIFEST.json", "META-INF/statedb/couchdb/indexes/a.txt"})
  void refuses_metadata_that_peers_refuse(String path) {
    assertThrows(IllegalArgumentException.class, () -> GoSources.isPackaged(path));
  }

  @Test
  void refuses_a_path_that_no_archive_holds() {
    SortedMap<String, ByteString> files = new TreeMap<>();
    files.put("main.go", text("package main"));
    files.put("x".repeat(120) + ".go", text("package main"));
    assertThrows(
        IllegalArgumentException.class, () -> new GoSources("example.com/mycc", files).archive());
  }

  @ParameterizedTest
  @CsvSource({"my cc, 1.0", "-cc, 1.0", "cc_, 1.0", "'', 1.0", "cc, ''", "cc, 1 0", "cc, a/b"})
  void refuses_names_and_versions_that_fabric_refuses(String name, String version) {
    assertThrows(IllegalArgumentException.class, () -> new ChaincodeId(name, version));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/abs", "a//b", "../up", "a b"})
  void refuses_an_import_path_that_go_refuses(String path) {
    SortedMap<String, ByteString> files = sources("package main").files();
    assertThrows(IllegalArgumentException.class, () -> new GoSources(path, files));
    assertFalse(files.isEmpty());
  }

  private static ChaincodeSources read(Path folder) {
    return SourceFolder.read(ChaincodeLanguage.GO, folder, "example.com/mycc");
  }

  private static GoSources sources(String main) {
    SortedMap<String, ByteString> files = new TreeMap<>();
    files.put("main.go", text(main));
    return new GoSources("example.com/mycc", files);
  }

  private void write(String path, String content) throws Exception {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  private static ByteString text(String text) {
    return ByteString.copyFromUtf8(text);
  }
}
