package io.longshore.controller.workload.fabric.client.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import io.longshore.base.Digest;
import io.longshore.controller.workload.fabric.client.answer.Setback;
import io.longshore.controller.workload.fabric.client.chaincode.ChaincodeDefinition;
import io.longshore.controller.workload.fabric.client.chaincode.ChaincodePackage;
import io.longshore.controller.workload.fabric.client.channel.AnchorPeer;
import io.longshore.controller.workload.fabric.client.channel.Blocks;
import io.longshore.controller.workload.fabric.client.channel.ChannelView;
import io.longshore.controller.workload.fabric.client.channel.ConfigEdits;
import io.longshore.controller.workload.fabric.client.channel.NewChannel;
import io.longshore.controller.workload.fabric.client.link.Access;
import io.longshore.controller.workload.fabric.client.policy.PolicyParser;
import io.longshore.controller.workload.fabric.client.step.ConfigChange;
import io.longshore.controller.workload.fabric.client.step.Step;
import io.longshore.controller.workload.fabric.material.BatchLimits;
import io.longshore.controller.workload.fabric.material.OrderingSpec;
import io.longshore.controller.workload.fabric.material.Organization;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * The client against Fabric's own orderer and peer.
 *
 * <p>Runs with {@code -Dlongshore.fabric=DIR}, a folder with {@code bin/orderer}, {@code bin/peer}
 * and {@code config/} as in Fabric's release archive of 1.4; with {@code
 * -Dlongshore.fabric.kafka=HOST:PORT} ordering goes through that broker.
 */
@EnabledIfSystemProperty(
    named = "longshore.fabric",
    matches = ".+",
    disabledReason = "needs Fabric's own programs: -Dlongshore.fabric=DIR with bin/ and config/")
class RealFabricTest extends RealClient {
  private static final String NO_DOCKER = "unix:///nowhere/docker.sock";

  @TempDir private Path folder;

  @Test
  void takes_a_network_from_nothing_to_installed_chaincode_and_finds_it_so_afterwards()
      throws Exception {
    Path home = Path.of(System.getProperty("longshore.fabric"));
    try (RealNetwork network = new RealNetwork(home, folder, kafka(), NO_DOCKER);
        link) {
      Access orderer = network.orderer(RealNetwork.ORG1);
      refusesAChannelOfAStranger(network);
      Step create = create(network, Optional.empty());
      makes(create);
      Block genesis = known(orderers.genesis(orderer, CHANNEL.name())).orElseThrow();
      assertTrue(Blocks.isIntact(genesis));
      Digest first = Blocks.hash(genesis.getHeader());
      remains(create(network, Optional.of(first)));
      refuses(create(network, Optional.of(Digest.of(new byte[1]))), "another channel");

      for (Organization organization : List.of(RealNetwork.ORG1, RealNetwork.ORG2)) {
        Access peer = network.peer(organization, organization);
        Step join = channels.join(CHANNEL.name(), genesis, peer);
        makes(join);
        remains(join);
        assertEquals(first, known(peers.genesis(peer, CHANNEL.name())));
        Step anchors = anchors(network, organization, 7051);
        makes(anchors);
        remains(anchors);
        makes(anchors(network, organization, 7051, 8051));
      }
      configures(network);
      installs(network);
      explainsRefusals(network, genesis);
      hashesChain(orderer);
      record(orderer);
    }
  }

  private Step create(RealNetwork network, Optional<Digest> recorded) {
    return channels.create(
        CHANNEL,
        network.orderer(RealNetwork.ORG1),
        OrderingSpec.DEFAULT_SYSTEM_CHANNEL,
        List.of(network.admin(RealNetwork.ORG1), network.admin(RealNetwork.ORG2)),
        recorded);
  }

  private Step anchors(RealNetwork network, Organization organization, int... ports) {
    TreeSet<AnchorPeer> anchors = new TreeSet<>();
    for (int port : ports) {
      anchors.add(new AnchorPeer("peer0." + organization.domain(), port));
    }
    return channels.anchors(
        CHANNEL.name(), organization.name(), anchors, network.orderer(organization));
  }

  private void refusesAChannelOfAStranger(RealNetwork network) {
    NewChannel unknownMember =
        new NewChannel(
            "other",
            OrderingSpec.DEFAULT_CONSORTIUM,
            new TreeSet<>(List.of("Org1MSP", "Org9MSP")),
            NewChannel.DEFAULT_CAPABILITIES);
    refuses(
        channels.create(
            unknownMember,
            network.orderer(RealNetwork.ORG1),
            OrderingSpec.DEFAULT_SYSTEM_CHANNEL,
            List.of(network.admin(RealNetwork.ORG1)),
            Optional.empty()),
        "not in the consortium");
  }

  private void configures(RealNetwork network) throws Exception {
    BatchLimits batch = new BatchLimits(Duration.ofMillis(200), 20, 98L << 20, 512L << 10);
    ConfigChange change =
        new ConfigChange(
            CHANNEL.name(), "batches are small", config -> ConfigEdits.withBatch(config, batch));
    Access sender = network.orderer(RealNetwork.ORDERERS);
    refuses(
        channels.configure(change, sender, List.of(network.admin(RealNetwork.ORG1))),
        "lacks signatures");
    Step configure =
        channels.configure(change, sender, List.of(network.admin(RealNetwork.ORDERERS)));
    makes(configure);
    remains(configure);
    ChannelView view = ChannelView.of(known(orderers.configuration(sender, CHANNEL.name())));
    assertEquals("200ms", view.batch().timeout());
    assertEquals(20, view.batch().maxMessages());
    assertEquals("Org1MSP", view.members().get("Org1MSP").mspId());
    assertEquals(2, view.members().get("Org2MSP").anchors().size());
  }

  private void installs(RealNetwork network) throws Exception {
    ChaincodePackage code = code("1.0", "package main\n\nfunc main() {}\n");
    for (Organization organization : List.of(RealNetwork.ORG1, RealNetwork.ORG2)) {
      Access peer = network.peer(organization, organization);
      Step install = chaincodes.install(code, peer);
      makes(install);
      remains(install);
      assertEquals(code.hash(), known(peers.installed(peer)).get("mycc 1.0"));
      refuses(chaincodes.install(code("1.0", "package main\n"), peer), "another package");
    }
    Access peer = network.peer(RealNetwork.ORG1, RealNetwork.ORG1);
    assertEquals(
        Optional.empty(), known(peers.instantiated(peer, CHANNEL.name(), code.id().name())));
    ChaincodeDefinition definition =
        new ChaincodeDefinition(
            code,
            List.of("init", "a", "100", "b", "200"),
            PolicyParser.parse("AND('Org1MSP.peer','Org2MSP.peer')"));
    refuses(
        chaincodes.instantiate(CHANNEL.name(), definition, peer, network.orderer(RealNetwork.ORG1)),
        "cannot reach its host's Docker");
  }

  private void explainsRefusals(RealNetwork network, Block genesis) {
    Access stranger = network.peer(RealNetwork.ORG1, RealNetwork.ORG2);
    Setback denied = unknown(peers.channels(stranger));
    assertTrue(denied.toString().contains("does not accept the signature"), denied::toString);
    Setback absent =
        unknown(peers.ledger(network.peer(RealNetwork.ORG1, RealNetwork.ORG1), "nochannel"));
    assertTrue(absent.toString().contains("has not joined"), absent::toString);
    refuses(channels.join(CHANNEL.name(), genesis, stranger), "does not accept the signature");
  }

  /** Each block's header holds the hash that we compute of the one before. */
  private void hashesChain(Access orderer) {
    Block newest = known(orderers.newest(orderer, CHANNEL.name()));
    for (long number = newest.getHeader().getNumber(); number > 0; number--) {
      Block block = known(orderers.block(orderer, CHANNEL.name(), number));
      Block before = known(orderers.block(orderer, CHANNEL.name(), number - 1));
      assertEquals(
          ByteString.fromHex(Blocks.hash(before.getHeader()).hex()),
          block.getHeader().getPreviousHash());
    }
  }

  private void record(Access orderer) throws Exception {
    String to = System.getProperty("longshore.fabric.record");
    if (to != null) {
      Config config = known(orderers.configuration(orderer, CHANNEL.name()));
      Files.write(Path.of(to), config.toByteArray());
    }
  }
}
