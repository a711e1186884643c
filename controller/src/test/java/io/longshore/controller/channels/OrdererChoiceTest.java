package io.longshore.controller.channels;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.longshore.controller.workload.fabric.DialledNode;
import io.longshore.controller.workload.fabric.FabricNetwork;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class OrdererChoiceTest {
  private final Set<String> answering = new TreeSet<>(Set.of("orderer1", "orderer2", "orderer3"));
  private final Set<String> serving = new TreeSet<>();
  private final OrdererChoice choice =
      new OrdererChoice(
          new FabricNetwork(
              "testchainid",
              "SampleConsortium",
              List.of(node("orderer1"), node("orderer2"), node("orderer3")),
              List.of()),
          () -> serving,
          orderer -> answering.contains(orderer.name()));

  @Test
  void the_first_of_the_spec_is_spoken_to_while_it_answers() {
    assertEquals("orderer1", choice.now().name());
    assertEquals("orderer1", choice.now().name());
  }

  @Test
  void another_takes_its_place_and_keeps_it_when_the_first_is_back() {
    answering.remove("orderer1");
    assertEquals("orderer2", choice.now().name());
    answering.add("orderer1");
    assertEquals("orderer2", choice.now().name());
  }

  @Test
  void one_that_the_fleet_says_serves_is_tried_before_the_others() {
    answering.remove("orderer1");
    serving.add("orderer3");
    assertEquals("orderer3", choice.now().name());
  }

  @Test
  void when_none_answers_the_one_before_stays() {
    answering.clear();
    assertEquals("orderer1", choice.now().name());
  }

  private static DialledNode node(String name) {
    return new DialledNode(name, "127.0.0.1", 7050, "OrdererOrg");
  }
}
