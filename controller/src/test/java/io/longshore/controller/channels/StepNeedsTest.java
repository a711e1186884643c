package io.longshore.controller.channels;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.longshore.controller.spec.hocon.ReadOptions;
import io.longshore.controller.workload.Specs;
import io.longshore.controller.workload.fabric.FabricNetwork;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StepNeedsTest {
  private static final List<PlannedStep> STEPS = steps();

  @Test
  void a_package_needs_its_peer_and_that_it_could_be_built() {
    StepNeeds needs = needs("peer1.org1.example.com has the package of mycc 1.0");
    assertEquals(
        List.of("the hosts of mychannel have the image of mycc 1.0"),
        before("peer1.org1.example.com has the package of mycc 1.0"));
    assertEquals(Set.of("peer1.org1.example.com"), needs.nodes());
    assertEquals(false, needs.orderer());
  }

  @Test
  void a_channel_needs_an_orderer_with_its_own_channel_in_order_and_a_join_the_channel() {
    StepNeeds needs = needs("channel mychannel exists");
    assertEquals(
        List.of("testchainid is configured as the spec has it"),
        before("channel mychannel exists"));
    assertEquals(Set.of(), needs.nodes());
    assertEquals(true, needs.orderer());
    assertEquals(
        List.of("channel mychannel exists", "mychannel is configured as the spec has it"),
        before("peer0.org2.example.com is in mychannel"));
  }

  @Test
  void anchors_are_set_one_after_the_other() {
    assertEquals(
        List.of(
            "channel mychannel exists",
            "mychannel is configured as the spec has it",
            "the anchor of Org1MSP in mychannel is peer0.org1.example.com:7051"),
        before("the anchor of Org2MSP in mychannel is peer0.org2.example.com:7051"));
  }

  @Test
  void code_runs_once_every_peer_has_joined_and_has_it() {
    assertEquals(10, before("mychannel runs mycc 1.0").size());
  }

  @Test
  void the_image_is_made_while_nobody_serves_yet() {
    assertEquals(List.of(), before("the hosts of mychannel have the image of mycc 1.0"));
  }

  @Test
  void the_invoke_comes_between_the_two_answers_of_all_peers() {
    assertEquals(4, before("mychannel has taken mycc invoke a b 10 once").size());
    assertEquals(
        List.of("mychannel has taken mycc invoke a b 10 once"),
        before("peer1.org2.example.com answers 90 to mycc query a"));
    assertEquals(
        Set.of("peer0.org1.example.com", "peer0.org2.example.com"),
        needs("mychannel has taken mycc invoke a b 10 once").nodes());
  }

  private static List<String> before(String title) {
    return needs(title).steps().stream().map(PlannedStep::title).toList();
  }

  private static StepNeeds needs(String title) {
    return STEPS.stream()
        .filter(step -> step.title().equals(title))
        .map(step -> StepNeeds.of(step, STEPS))
        .findFirst()
        .orElseThrow();
  }

  private static List<PlannedStep> steps() {
    Specs.Loaded loaded =
        Specs.load(Path.of("..", "conf", "network.conf"), ReadOptions.STRICT).get();
    return StepOrder.of(FabricNetwork.of(loaded.tree(), loaded.fleet()).get(), true);
  }
}
