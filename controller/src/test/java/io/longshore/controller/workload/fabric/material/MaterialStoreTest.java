package io.longshore.controller.workload.fabric.material;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.longshore.controller.workload.fabric.material.MaterialException.Reason;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.hyperledger.fabric.protos.common.Block;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaterialStoreTest {
  private static final MaterialRequest REQUEST =
      MaterialRequest.of(GoldenNetwork.ORGANIZATIONS, GoldenNetwork.ORDERING);

  /** Four for each of three organisations, the block's record, the block. */
  private static final int WRITES = 14;

  private final FakeMaterialFiles files = new FakeMaterialFiles();
  private long seed;

  @BeforeEach
  void another_seed_for_every_store() {
    seed = 1;
  }

  @Test
  void makes_everything_once_and_gives_it_again() throws Exception {
    Materials made = open().ensure(REQUEST);
    Map<String, byte[]> kept = new TreeMap<>(files.files);
    Materials again = open().ensure(REQUEST);

    assertEquals(WRITES, kept.size());
    assertEquals(made.msps(), again.msps());
    assertEquals(made.genesis(), again.genesis());
    assertKept(kept);
    assertTrue(GenesisBlock.isIntact(Block.parseFrom(made.genesis().block())));
  }

  static IntStream writes() {
    return IntStream.range(0, WRITES);
  }

  @ParameterizedTest
  @MethodSource("writes")
  void a_store_that_a_crash_left_half_made_is_completed_and_nothing_made_anew(int before)
      throws Exception {
    files.giveUpAfter(before);
    assertThrows(MaterialException.class, () -> open().ensure(REQUEST));
    Map<String, byte[]> left = new TreeMap<>(files.files);
    assertEquals(before, left.size());

    files.giveUpAfter(Integer.MAX_VALUE);
    Materials completed = open().ensure(REQUEST);

    assertEquals(WRITES, files.files.size());
    assertKept(left);
    assertEquals(completed.genesis(), open().ensure(REQUEST).genesis());
  }

  @Test
  void the_block_of_a_record_is_made_again_with_the_same_bytes() throws Exception {
    Genesis made = open().ensure(REQUEST).genesis();
    files.files.remove("genesis/genesis.block");
    assertEquals(made, open().ensure(REQUEST).genesis());
    assertArrayEquals(made.block().toByteArray(), files.files.get("genesis/genesis.block"));
  }

  @Test
  void what_updates_change_later_leaves_the_block_as_it_was_made() throws Exception {
    Genesis made = open().ensure(REQUEST).genesis();
    OrderingSpec more =
        OrderingSpec.withDefaults(
            List.of("orderer1.example.com:7050", "orderer9.example.com:7050"),
            List.of("kafka1:9092", "kafka5:9092"),
            new BatchLimits(Duration.ofSeconds(5), 10, 98L << 20, 512L << 10));
    MaterialRequest changed = MaterialRequest.of(GoldenNetwork.ORGANIZATIONS, more);
    assertEquals(made, open().ensure(changed).genesis());
    files.files.remove("genesis/genesis.block");
    refusal(Reason.INCOMPLETE, changed);
  }

  @Test
  void a_network_that_lost_an_organisation_is_refused_with_what_is_gone() throws Exception {
    open().ensure(REQUEST);
    MaterialException refused =
        refusal(
            Reason.CHANGED,
            MaterialRequest.of(
                List.of(GoldenNetwork.ORDERER_ORG, GoldenNetwork.ORG1), GoldenNetwork.ORDERING));
    assertTrue(refused.getMessage().contains("- organization Org2MSP"), refused.getMessage());
  }

  @Test
  void an_organisation_that_comes_later_is_sketched_when_asked_about_and_made_once()
      throws Exception {
    Genesis made = open().ensure(REQUEST).genesis();
    Organization org3 =
        new Organization("Org3MSP", "Org3MSP", "org3.example.com", Organization.Role.PEER);
    MaterialRequest more =
        MaterialRequest.of(
            List.of(GoldenNetwork.ORDERER_ORG, GoldenNetwork.ORG1, GoldenNetwork.ORG2, org3),
            GoldenNetwork.ORDERING);
    MaterialStore store = open();
    Materials sketched = store.find(more).orElseThrow();
    assertEquals(WRITES, files.files.size());
    assertEquals(
        sketched.organization("Org3MSP").msp(),
        store.find(more).orElseThrow().organization("Org3MSP").msp());
    Materials joined = store.ensure(more);
    assertEquals(made, joined.genesis());
    assertEquals(
        joined.organization("Org3MSP").msp(), open().ensure(more).organization("Org3MSP").msp());
  }

  @Test
  void the_order_in_which_organisations_are_written_does_not_matter() throws Exception {
    Genesis made = open().ensure(REQUEST).genesis();
    MaterialRequest turned =
        MaterialRequest.of(
            List.of(GoldenNetwork.ORG2, GoldenNetwork.ORG1, GoldenNetwork.ORDERER_ORG),
            GoldenNetwork.ORDERING);
    assertEquals(made, open().ensure(turned).genesis());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ca", "tlsca", "admin", "admin-tls"})
  void a_lost_part_of_an_organisation_in_use_is_not_made_anew(String part) throws Exception {
    open().ensure(REQUEST);
    files.files.remove("organizations/Org1MSP/" + part + ".pem");
    MaterialException refused = refusal(Reason.INCOMPLETE, REQUEST);
    assertTrue(refused.getMessage().contains("Org1MSP/" + part + ".pem"), refused.getMessage());
  }

  @Test
  void a_lost_authority_is_not_made_anew_before_there_is_a_block_either() throws Exception {
    files.giveUpAfter(4);
    assertThrows(MaterialException.class, () -> open().ensure(REQUEST));
    files.files.remove("organizations/OrdererOrg/ca.pem");
    files.giveUpAfter(Integer.MAX_VALUE);
    refusal(Reason.INCOMPLETE, REQUEST);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "organizations/OrdererOrg/ca.pem",
        "organizations/Org1MSP/admin.pem",
        "genesis/genesis.block",
        "genesis/genesis.inputs"
      })
  void a_damaged_file_is_an_error_wherever_it_is_damaged(String path) throws Exception {
    open().ensure(REQUEST);
    byte[] whole = files.files.get(path);
    for (int at = 0; at < whole.length; at += 37) {
      byte[] damaged = whole.clone();
      damaged[at] ^= 0x10;
      files.files.put(path, damaged);
      MaterialException refused = refusal(Reason.CORRUPT, REQUEST);
      assertTrue(refused.getMessage().contains(path), refused.getMessage());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"organizations/Org1MSP/ca.pem", "genesis/genesis.block", "genesis/genesis.inputs"})
  void an_empty_or_cut_file_is_an_error(String path) throws Exception {
    open().ensure(REQUEST);
    byte[] whole = files.files.get(path);
    for (int length : new int[] {0, 1, whole.length / 2, whole.length - 1}) {
      files.files.put(path, java.util.Arrays.copyOf(whole, length));
      refusal(Reason.CORRUPT, REQUEST);
    }
  }

  @Test
  void an_identity_of_another_organisation_is_not_taken() throws Exception {
    open().ensure(REQUEST);
    files.files.put(
        "organizations/Org1MSP/admin.pem", files.files.get("organizations/Org2MSP/admin.pem"));
    MaterialException refused = refusal(Reason.CORRUPT, REQUEST);
    assertTrue(refused.getMessage().contains("Admin@org2.example.com"), refused.getMessage());
  }

  @Test
  void a_whole_organisation_of_another_founding_is_not_taken() throws Exception {
    open().ensure(REQUEST);
    FakeMaterialFiles others = new FakeMaterialFiles();
    new MaterialStore(others, new SeededRandom(99), clock()).ensure(REQUEST);
    others.files.forEach(
        (path, bytes) -> {
          if (path.startsWith("organizations/Org1MSP/")) {
            files.files.put(path, bytes);
          }
        });
    refusal(Reason.CHANGED, REQUEST);
  }

  @Test
  void a_block_without_its_record_is_an_error() throws Exception {
    open().ensure(REQUEST);
    files.files.remove("genesis/genesis.inputs");
    refusal(Reason.INCOMPLETE, REQUEST);
  }

  @Test
  void works_on_a_disk(@TempDir Path folder) throws Exception {
    Path store = folder.resolve("material");
    Materials made = MaterialStore.open(store, new SeededRandom(1), clock()).ensure(REQUEST);
    Materials again = MaterialStore.open(store, new SeededRandom(2), clock()).ensure(REQUEST);
    assertEquals(made.msps(), again.msps());
    assertEquals(made.genesis(), again.genesis());
    assertEquals(
        made.organization("Org1MSP").msp().signingAuthority(),
        again.organization("Org1MSP").issuer(CertificateProfile.USER_SIGNING).certificate());
    assertThrows(IllegalArgumentException.class, () -> made.organization("Org9"));
  }

  private MaterialStore open() {
    return new MaterialStore(files, new SeededRandom(seed++), clock());
  }

  private static Clock clock() {
    return Clock.fixed(FoundedNetwork.NOW, ZoneOffset.UTC);
  }

  private MaterialException refusal(Reason reason, MaterialRequest request) {
    MaterialException refused = assertThrows(MaterialException.class, () -> open().ensure(request));
    assertEquals(reason, refused.reason(), refused.getMessage());
    return refused;
  }

  private void assertKept(Map<String, byte[]> before) {
    before.forEach((path, bytes) -> assertArrayEquals(bytes, files.files.get(path), path));
  }
}
