package io.longshore.controller.whatif;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.longshore.controller.spec.hocon.ReadOptions;
import io.longshore.controller.workload.Specs;
import io.longshore.controller.workload.fabric.FabricLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkHostLossTest {
  private static final Layout LAYOUT =
      FabricLayout.of(Specs.load(Path.of("../conf/network.conf"), ReadOptions.STRICT).get()).get();

  private static final HostLossAnalysis ANALYSIS = new HostLossAnalysis(LAYOUT);

  @Test
  void shows_every_loss_of_the_example_network() throws IOException {
    HostLossText text = new HostLossText(LAYOUT);
    List<String> lines = new ArrayList<>();
    lines.add(text.head());
    for (List<String> lost : HostSets.of(LAYOUT.hosts(), 100).sets()) {
      lines.add(text.row(ANALYSIS.losing(lost)));
    }
    lines.add("");
    lines.addAll(HostLossText.lines(StoppingSearch.find(ANALYSIS, Writes.STOP)));
    lines.addAll(HostLossText.lines(StoppingSearch.find(ANALYSIS, Writes.DEPEND)));
    assertEquals(
        Files.readString(Path.of("src/test/resources/whatif/network.txt")),
        String.join("\n", lines) + "\n");
  }

  /** Worked out by hand for these four hosts, from kafka.rst's rules. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''           | 3 | true  | 4 | 0 | true  | 3 | true",
        "h86          | 2 | true  | 3 | 0 | true  | 2 | true",
        "h168         | 2 | true  | 3 | 0 | true  | 2 | true",
        "h121         | 2 | true  | 3 | 0 | true  | 2 | true",
        "h231         | 3 | true  | 3 | 0 | true  | 3 | true",
        "h86 h168     | 1 | false | 2 | 2 | false | 1 | false",
        "h86 h121     | 1 | false | 2 | 2 | false | 1 | true",
        "h168 h121    | 1 | false | 2 | 2 | false | 1 | true",
        "h86 h231     | 2 | true  | 2 | 2 | false | 2 | true",
        "h168 h231    | 2 | true  | 2 | 2 | false | 2 | true",
        "h121 h231    | 2 | true  | 2 | 2 | false | 2 | false",
        "h86 h168 h121  | 0 | false | 1 | 4 | false | 0 | false",
        "h86 h168 h231  | 1 | false | 1 | 4 | false | 1 | false",
        "h86 h121 h231  | 1 | false | 1 | 4 | false | 1 | false",
        "h168 h121 h231 | 1 | false | 1 | 4 | false | 1 | false",
        "h86 h168 h121 h231 | 0 | false | 0 | 4 | false | 0 | false",
      })
  void agrees_with_the_table_of_this_layout(
      String lost,
      int zookeepers,
      boolean quorum,
      int brokers,
      int unwritable,
      boolean newChannels,
      int orderers,
      boolean endorsable) {
    HostLoss loss = ANALYSIS.losing(lost.isEmpty() ? List.of() : List.of(lost.split(" ")));
    assertEquals(zookeepers, loss.zookeepersLeft());
    assertEquals(quorum, loss.quorum());
    assertEquals(brokers, loss.brokersLeft());
    assertEquals(4, loss.replicaSets().possible().intValue());
    assertEquals(unwritable, loss.replicaSets().unwritable().intValue());
    assertEquals(newChannels, loss.newChannels());
    assertEquals(orderers, loss.orderersLeft());
    assertEquals(endorsable, loss.endorsable());
  }

  @Test
  void says_why_writes_stop() {
    assertEquals(
        List.of(
            "mychannel: writes stop; not endorsed: mycc",
            "because channels with fewer than M replicas left refuse messages",
            "because the peers left cannot satisfy a chaincode's policy"),
        new HostLossText(LAYOUT).details(ANALYSIS.losing(List.of("h121", "h231"))));
  }

  @Test
  void writes_one_object_for_a_program() throws IOException {
    assertEquals(
        Files.readString(Path.of("src/test/resources/whatif/network.json")),
        HostLossJson.text(
                LAYOUT,
                List.of(ANALYSIS.losing(List.of("h86", "h168"))),
                List.of(StoppingSearch.find(ANALYSIS, Writes.STOP)))
            + "\n");
  }

  @Test
  void refuses_a_host_the_network_does_not_have() {
    assertThrows(IllegalArgumentException.class, () -> ANALYSIS.losing(List.of("h87")));
  }
}
