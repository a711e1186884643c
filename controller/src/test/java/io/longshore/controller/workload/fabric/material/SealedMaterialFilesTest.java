package io.longshore.controller.workload.fabric.material;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.longshore.base.DiskStateDir;
import io.longshore.controller.custody.Custody;
import io.longshore.controller.custody.Passphrase;
import io.longshore.controller.custody.Vault;
import io.longshore.controller.workload.fabric.material.MaterialException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealedMaterialFilesTest extends MaterialFilesContract {
  private static final MaterialRequest REQUEST =
      MaterialRequest.of(GoldenNetwork.ORGANIZATIONS, GoldenNetwork.ORDERING);
  private static final Optional<Passphrase> KEY =
      Optional.of(Passphrase.of("correct horse battery".getBytes(US_ASCII)));

  @TempDir Path folder;

  @Override
  MaterialFiles files() {
    return new SealedMaterialFiles(new FakeMaterialFiles(), Vault.plain());
  }

  @Test
  void a_network_made_plain_is_sealed_and_stays_the_same_network() throws Exception {
    Materials made = open(Vault.plain()).ensure(REQUEST);
    assertTrue(holds("PRIVATE KEY"), "the search finds keys");
    Path left = material().resolve("organizations/Org1MSP/ca.pem.new");
    Files.copy(material().resolve("organizations/Org1MSP/ca.pem"), left);

    Vault vault = vault();

    assertFalse(holds("PRIVATE KEY"), "no key lies plain, what a crash left included");
    assertFalse(Files.exists(left));
    Materials again = open(vault).ensure(REQUEST);
    assertEquals(made.msps(), again.msps());
    assertEquals(made.genesis(), again.genesis());
    assertEquals(
        made.organization("Org1MSP").adminTls().certificate(),
        again.organization("Org1MSP").adminTls().certificate());
  }

  @Test
  void a_network_made_sealed_never_lies_plain() throws Exception {
    open(vault()).ensure(REQUEST);
    assertFalse(holds("PRIVATE KEY"));
    assertFalse(holds("BEGIN CERTIFICATE", "organizations"));
  }

  @Test
  void a_file_that_stands_in_for_another_is_refused() throws Exception {
    Vault vault = vault();
    open(vault).ensure(REQUEST);
    Path organizations = material().resolve("organizations");
    Files.copy(
        organizations.resolve("Org2MSP/ca.pem"),
        organizations.resolve("Org1MSP/ca.pem"),
        StandardCopyOption.REPLACE_EXISTING);
    MaterialException refused =
        assertThrows(MaterialException.class, () -> open(vault).ensure(REQUEST));
    assertEquals(Reason.LOCKED, refused.reason());
  }

  @Test
  void sealed_material_is_not_taken_for_missing_where_no_key_is() throws Exception {
    open(vault()).ensure(REQUEST);
    MaterialException refused =
        assertThrows(MaterialException.class, () -> open(Vault.plain()).ensure(REQUEST));
    assertEquals(Reason.LOCKED, refused.reason());
    assertTrue(refused.remedy().contains("--key-file"), refused.remedy());
  }

  private Path material() {
    return folder.resolve("material");
  }

  private Vault vault() throws IOException {
    return new Custody(
            new DiskStateDir(folder),
            List.of(MaterialStore.secrets(material())),
            new SecureRandom())
        .open(KEY);
  }

  private MaterialStore open(Vault vault) {
    Clock clock = Clock.fixed(FoundedNetwork.NOW, ZoneOffset.UTC);
    return MaterialStore.open(material(), vault, new SeededRandom(1), clock);
  }

  private boolean holds(String text) throws IOException {
    return holds(text, "");
  }

  private boolean holds(String text, String below) throws IOException {
    try (Stream<Path> files = Files.walk(material().resolve(below))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (new String(Files.readAllBytes(file), ISO_8859_1).contains(text)) {
          return true;
        }
      }
    }
    return false;
  }
}
