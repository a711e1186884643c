package io.longshore.controller.channels;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.longshore.controller.spec.Checked;
import io.longshore.controller.spec.hocon.ReadOptions;
import io.longshore.controller.workload.Specs;
import io.longshore.controller.workload.fabric.FabricNetwork;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StepOrderTest {
  private static final Path SPEC = Path.of("..", "conf", "network.conf");

  private static final List<String> CHANNEL =
      List.of(
          "testchainid is configured as the spec has it",
          "channel mychannel exists",
          "mychannel is configured as the spec has it",
          "peer0.org1.example.com is in mychannel",
          "peer1.org1.example.com is in mychannel",
          "peer0.org2.example.com is in mychannel",
          "peer1.org2.example.com is in mychannel",
          "the anchor of Org1MSP in mychannel is peer0.org1.example.com:7051",
          "the anchor of Org2MSP in mychannel is peer0.org2.example.com:7051");

  private static final List<String> CHAINCODE =
      List.of(
          "the hosts of mychannel have the image of mycc 1.0",
          "peer0.org1.example.com has the package of mycc 1.0",
          "peer1.org1.example.com has the package of mycc 1.0",
          "peer0.org2.example.com has the package of mycc 1.0",
          "peer1.org2.example.com has the package of mycc 1.0",
          "mychannel runs mycc 1.0");

  private static final List<String> SMOKE =
      List.of(
          "peer0.org1.example.com answers 100 to mycc query a",
          "peer1.org1.example.com answers 100 to mycc query a",
          "peer0.org2.example.com answers 100 to mycc query a",
          "peer1.org2.example.com answers 100 to mycc query a",
          "mychannel has taken mycc invoke a b 10 once",
          "peer0.org1.example.com answers 90 to mycc query a",
          "peer1.org1.example.com answers 90 to mycc query a",
          "peer0.org2.example.com answers 90 to mycc query a",
          "peer1.org2.example.com answers 90 to mycc query a");

  @TempDir private Path folder;

  @Test
  void a_channel_is_made_before_it_is_joined_and_joined_before_code_runs_in_it() {
    List<String> all = new ArrayList<>(CHANNEL);
    all.addAll(CHAINCODE);
    all.addAll(SMOKE);
    assertEquals(all, titles(network(SPEC).get(), true));
  }

  @Test
  void without_chaincode_only_the_channel_is_made() {
    assertEquals(CHANNEL, titles(network(SPEC).get(), false));
  }

  @Test
  void a_network_without_channels_has_its_orderers_channel_alone() {
    FabricNetwork network = network(SPEC).get();
    assertEquals(
        List.of("testchainid is configured as the spec has it"),
        titles(
            new FabricNetwork(
                network.systemChannel(), network.consortium(), network.orderers(), List.of()),
            true));
  }

  @Test
  void a_policy_that_cannot_be_read_is_refused_with_its_place() throws Exception {
    Path file = folder.resolve("network.conf");
    Files.writeString(
        file, Files.readString(SPEC).replace("AND('Org1MSP.peer'", "BOTH('Org1MSP.peer'"));
    assertEquals(
        List.of("fabric.channels.mychannel.chaincodes.mycc.policy"),
        Specs.load(file, ReadOptions.STRICT).problems().stream()
            .filter(problem -> !problem.isWarning())
            .map(problem -> problem.path())
            .toList());
  }

  private static Checked<FabricNetwork> network(Path file) {
    Specs.Loaded loaded = Specs.load(file, ReadOptions.STRICT).get();
    return FabricNetwork.of(loaded.tree(), loaded.fleet());
  }

  private static List<String> titles(FabricNetwork network, boolean withChaincode) {
    return StepOrder.of(network, withChaincode).stream().map(PlannedStep::title).toList();
  }
}
