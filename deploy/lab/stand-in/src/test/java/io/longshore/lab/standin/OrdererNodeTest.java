package io.longshore.lab.standin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.longshore.lab.standin.material.Authority;
import io.longshore.lab.standin.material.Genesis;
import io.longshore.lab.standin.material.Issued;
import io.longshore.lab.standin.material.Organization;
import io.longshore.lab.standin.settings.Environment;
import io.longshore.lab.standin.settings.OrdererSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.hyperledger.fabric.protos.common.Block;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OrdererNodeTest {
  private static final Organization ORDERERS = new Organization("OrdererMSP", false);
  private static final Organization PEERS = new Organization("Org1MSP", true);
  private static final Issued NODE = ORDERERS.ca().issue("CN=orderer1");

  @TempDir Path directory;

  @BeforeEach
  void good_material() {
    ORDERERS.writeMsp(directory.resolve("msp"), NODE);
    write("genesis.block", new Genesis(ORDERERS, PEERS).block());
  }

  @Test
  void begins_a_ledger_with_the_genesis_block() throws Exception {
    OrdererNode node = open();
    assertEquals(1, node.blocks().height());
    assertEquals(Genesis.CHANNEL, node.config().channelId());
  }

  @Test
  void goes_on_with_the_ledger_it_has_whatever_the_genesis_file_says_now() throws Exception {
    Block first = open().blocks().block(0);
    write("genesis.block", new Genesis(ORDERERS, PEERS).timeout("9s").block());
    OrdererNode again = open();
    assertEquals(first, again.blocks().block(0));
    assertEquals(2, again.config().ordering().batchTimeout().toSeconds());
  }

  @Test
  void leaves_a_ledger_of_the_real_orderer_alone() throws IOException {
    Files.createDirectories(directory.resolve("ledger/index"));
    dies(2, "a ledger of the real orderer");
  }

  @FunctionalInterface
  interface Damage {
    void to(OrdererNodeTest test) throws IOException;
  }

  static Stream<Arguments> damages() {
    Issued stranger = new Authority("ca.OrdererMSP").issue("CN=orderer1");
    return Stream.of(
        damage(1, "valid signer certificate", t -> t.remove("msp/signcerts/node.pem")),
        damage(1, "KeyMaterial not found", t -> t.write("msp/keystore/node_sk", stranger.keyPem())),
        damage(1, "private key file", t -> t.remove("msp/keystore/node_sk")),
        damage(1, "valid ca certificate", t -> t.remove("msp/cacerts/ca.pem")),
        damage(1, "valid admin certificate", t -> t.remove("msp/admincerts/admin.pem")),
        damage(1, "valid TLS ca certificate", t -> t.remove("msp/tlscacerts/tlsca.pem")),
        damage(1, "no pem content", t -> t.write("msp/signcerts/node.pem", new byte[] {1})),
        damage(
            1,
            "unknown authority",
            t -> t.write("msp/cacerts/ca.pem", Issued.pem(PEERS.ca().certificate()))),
        damage(1, "CA attribute", t -> t.write("msp/cacerts/ca.pem", NODE.certificatePem())),
        damage(
            1,
            "admin 0 is invalid",
            t -> t.write("msp/admincerts/admin.pem", PEERS.admin().certificatePem())),
        damage(
            1,
            "signing identity expired",
            t ->
                ORDERERS.writeMsp(
                    t.directory.resolve("msp"),
                    ORDERERS.ca().issue("CN=x", Instant.now().minusSeconds(9)))),
        damage(2, "Error reading genesis block file", t -> t.remove("genesis.block")),
        damage(
            2,
            "Error unmarshalling genesis block",
            t -> t.write("genesis.block", new byte[] {1, 2, 3})),
        damage(1, "Failed to parse chain ID", t -> t.write("genesis.block", new byte[0])),
        damage(
            2,
            "Error retrieving consenter of type: solo",
            t -> t.write("genesis.block", new Genesis(ORDERERS, PEERS).consensus("solo").block())),
        damage(
            2,
            "orderer group",
            t -> t.write("genesis.block", new Genesis(ORDERERS, PEERS).timeout("soon").block())),
        damage(
            2,
            "names no Kafka broker",
            t ->
                t.write(
                    "genesis.block",
                    new Genesis(ORDERERS, PEERS).brokers(java.util.List.of()).block())),
        damage(
            2,
            "MSP OrdererMSP is unknown to the orderer group",
            t -> t.write("genesis.block", new Genesis(PEERS, PEERS).block())),
        damage(
            2,
            "is not one of the channel's MSP OrdererMSP",
            t -> t.write("genesis.block", golden())));
  }

  @ParameterizedTest(name = "dies with {0} saying: {1}")
  @MethodSource("damages")
  void dies_of_broken_material(int exitCode, String text, Damage damage) throws IOException {
    damage.to(this);
    dies(exitCode, text);
  }

  private void dies(int exitCode, String text) {
    Death death = assertThrows(Death.class, this::open);
    assertEquals(true, death.getMessage().contains(text), death.getMessage());
    assertEquals(exitCode, death.exitCode());
  }

  private OrdererNode open() throws Death {
    OrdererSettings settings =
        OrdererSettings.from(
            new Environment(
                Map.of(
                    "ORDERER_GENERAL_GENESISMETHOD",
                    "file",
                    "ORDERER_GENERAL_TLS_ENABLED",
                    "true",
                    "ORDERER_GENERAL_LOCALMSPID",
                    "OrdererMSP",
                    "ORDERER_GENERAL_LOCALMSPDIR",
                    directory.resolve("msp").toString(),
                    "ORDERER_GENERAL_GENESISFILE",
                    directory.resolve("genesis.block").toString(),
                    "ORDERER_FILELEDGER_LOCATION",
                    directory.resolve("ledger").toString())));
    LogLines lines =
        new LogLines(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
            Clock.systemUTC());
    return OrdererNode.open(settings, Instant.now(), lines);
  }

  private static Arguments damage(int exitCode, String text, Damage damage) {
    return Arguments.of(exitCode, text, damage);
  }

  private static Block golden() {
    try (InputStream file = OrdererNodeTest.class.getResourceAsStream("/genesis.block")) {
      return Block.parseFrom(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void remove(String file) throws IOException {
    Files.delete(directory.resolve(file));
  }

  private void write(String file, Block block) {
    write(file, block.toByteArray());
  }

  private void write(String file, byte[] content) {
    Organization.write(directory.resolve(file), content);
  }
}
