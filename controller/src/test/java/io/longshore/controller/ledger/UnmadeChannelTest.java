package io.longshore.controller.ledger;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.longshore.controller.spec.Exit;
import io.longshore.controller.workload.fabric.FabricNetwork;
import io.longshore.controller.workload.fabric.WantedChannel;
import io.longshore.controller.workload.fabric.client.answer.Finding;
import io.longshore.controller.workload.fabric.client.answer.Setback;
import io.longshore.controller.workload.fabric.client.link.Access;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hyperledger.fabric.protos.common.Block;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnmadeChannelTest {
  private static final FabricNetwork NETWORK =
      new FabricNetwork(
          "testchainid",
          "SampleConsortium",
          List.of(),
          List.of(
              new WantedChannel(
                  "wanted",
                  new TreeSet<>(),
                  List.of(),
                  new TreeMap<>(),
                  List.of(),
                  new TreeSet<>())));

  @ParameterizedTest(name = "{0} with orderers that say {1}: unmade {2}")
  @CsvSource({
    "wanted, no no no, true",
    "other, no no no, true",
    "wanted, away no away, true",
    "wanted, no yes no, false",
    "wanted, away away, false",
  })
  void no_orderer_that_answers_knows_a_channel_that_was_not_made(
      String channel, String answers, boolean unmade) {
    if (unmade) {
      LedgerProblem problem = assertThrows(LedgerProblem.class, () -> check(channel, answers));
      assertEquals(Exit.UNREACHABLE.code(), problem.report().getExitCode());
    } else {
      assertDoesNotThrow(() -> check(channel, answers));
    }
  }

  @Test
  void what_helps_is_an_apply_only_where_the_spec_has_it() {
    LedgerProblem wanted = assertThrows(LedgerProblem.class, () -> check("wanted", "no"));
    assertEquals("controller apply makes it", wanted.report().getRemedy());
    LedgerProblem other = assertThrows(LedgerProblem.class, () -> check("other", "no"));
    assertEquals(
        "it was not made: no orderer that answers knows it, and the applied spec does not have it",
        other.report().getWhat());
  }

  /** Asks as many orderers as there are answers, in this order. */
  private static void check(String channel, String answers) throws LedgerProblem {
    Iterator<String> said = List.of(answers.split(" ")).iterator();
    List<Access> orderers = new java.util.ArrayList<>();
    for (int i = answers.split(" ").length; i > 0; i--) {
      orderers.add(null);
    }
    UnmadeChannel.check(NETWORK, channel, orderer -> answer(said.next()), orderers);
  }

  private static Finding<Optional<Block>> answer(String word) {
    return switch (word) {
      case "yes" -> Finding.of(Optional.of(Block.getDefaultInstance()));
      case "no" -> Finding.of(Optional.empty());
      default -> Finding.unknown(new Setback.NotYet("it is away"));
    };
  }
}
