package io.longshore.controller.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import io.longshore.base.FailureException;
import io.longshore.controller.workload.fabric.client.channel.ConfigEdits;
import io.longshore.controller.workload.fabric.client.channel.ConfigUpdates;
import io.longshore.controller.workload.fabric.client.channel.Recorded;
import io.longshore.controller.workload.fabric.client.channel.SignedUpdates;
import io.longshore.controller.workload.fabric.client.channel.UpdateFile;
import io.longshore.controller.workload.fabric.client.link.NetworkFixture;
import io.longshore.controller.workload.fabric.material.BatchLimits;
import io.longshore.controller.workload.fabric.material.NodeFolders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.hyperledger.fabric.protos.common.Config;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OfflineSignatureTest {
  @TempDir private Path folder;
  private Path first;
  private Path second;
  private ByteString exported;

  @BeforeEach
  void export() throws Exception {
    var materials = NetworkFixture.material(folder);
    first = folder.resolve("first");
    second = folder.resolve("second");
    NodeFolders.writeAdmin(first, materials.organization("Org1MSP"));
    NodeFolders.writeAdmin(second, materials.organization("Org2MSP"));
    Config before = Recorded.channel();
    Config after =
        ConfigEdits.withBatch(before, new BatchLimits(Duration.ofSeconds(9), 9, 9 << 20, 9 << 10));
    ByteString update =
        SignedUpdates.bytes(ConfigUpdates.between("mychannel", before, after).orElseThrow());
    exported = new UpdateFile("mychannel", update, List.of()).bytes();
  }

  @Test
  void each_signer_is_added_to_those_before_and_the_update_stays_as_it_was() throws Exception {
    OfflineSignature one = sign(exported, first, "Org1MSP");
    OfflineSignature two = sign(one.file(), second, "Org2MSP");
    assertEquals(Set.of("Org1MSP", "Org2MSP"), two.signers());
    assertEquals(UpdateFile.of(exported).update(), UpdateFile.of(two.file()).update());
    assertTrue(
        two.writes().stream().anyMatch(line -> line.contains("BatchSize")), two.writes()::toString);
  }

  @Test
  void nobody_signs_twice() {
    ByteString signed = sign(exported, first, "Org1MSP").file();
    assertTrue(refused(signed, first, "Org1MSP").contains("signed this update already"));
  }

  @Test
  void a_key_of_another_certificate_is_refused() throws Exception {
    Path key = Files.list(second.resolve("keystore")).findFirst().orElseThrow();
    Path own = Files.list(first.resolve("keystore")).findFirst().orElseThrow();
    Files.copy(key, own, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    assertTrue(refused(exported, first, "Org1MSP").contains(first.toString()));
  }

  @Test
  void a_folder_without_a_key_says_what_is_wanted() throws Exception {
    Files.delete(Files.list(first.resolve("keystore")).findFirst().orElseThrow());
    assertTrue(refused(exported, first, "Org1MSP").contains("0 files where one is wanted"));
  }

  @Test
  void a_file_that_holds_no_update_is_refused() {
    assertTrue(
        refused(ByteString.copyFromUtf8("no update at all"), first, "Org1MSP")
            .contains("no update of a channel"));
  }

  private static OfflineSignature sign(ByteString file, Path identity, String mspId) {
    return OfflineSignature.of(file, identity, mspId, NetworkFixture.clock(), new SecureRandom());
  }

  private static String refused(ByteString file, Path identity, String mspId) {
    return assertThrows(FailureException.class, () -> sign(file, identity, mspId)).getMessage();
  }
}
