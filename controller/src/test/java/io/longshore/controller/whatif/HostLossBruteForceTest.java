package io.longshore.controller.whatif;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HostLossBruteForceTest {
  private static final int LAYOUTS = 1000;

  static IntStream seeds() {
    return IntStream.range(0, LAYOUTS);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void counts_what_writing_every_replica_set_out_counts(int seed) {
    Layout layout = new RandomLayouts(seed).next();
    HostLossAnalysis analysis = new HostLossAnalysis(layout);
    BruteForce force = new BruteForce(layout);
    for (int mask = 0; mask < 1 << layout.hosts().size(); mask++) {
      HostLoss loss = analysis.losing(hosts(layout, mask));
      List<String> unendorsed =
          loss.channels().stream()
              .map(ChannelLoss::unendorsed)
              .flatMap(Collection::stream)
              .toList();
      BruteForce.Answer answer = force.answer(mask);
      String where = "seed " + seed + ", lost " + loss.lost() + " of " + layout;
      assertEquals(answer.zookeepers(), loss.zookeepersLeft(), where);
      assertEquals(answer.quorum(), loss.quorum(), where);
      assertEquals(answer.brokers(), loss.brokersLeft(), where);
      assertEquals(BigInteger.valueOf(answer.possible()), loss.replicaSets().possible(), where);
      assertEquals(BigInteger.valueOf(answer.unwritable()), loss.replicaSets().unwritable(), where);
      assertEquals(answer.newChannels(), loss.newChannels(), where);
      assertEquals(answer.orderers(), loss.orderersLeft(), where);
      assertEquals(
          answer.endorsed().stream().filter(one -> !one).count(), unendorsed.size(), where);
      assertEquals(
          answer.writes().stream().max(Writes::compareTo).orElseThrow(), loss.writes(), where);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void finds_the_smallest_sets_that_trying_every_set_finds(int seed) {
    Layout layout = new RandomLayouts(seed).next();
    HostLossAnalysis analysis = new HostLossAnalysis(layout);
    for (Writes what : List.of(Writes.STOP, Writes.DEPEND)) {
      StoppingSets found = StoppingSearch.find(analysis, what);
      List<List<String>> expected = smallest(layout, what);
      String where = "seed " + seed + ", " + what + " of " + layout;
      assertTrue(found.complete(), where);
      assertEquals(BigInteger.valueOf(expected.size()), found.count(), where);
      assertTrue(expected.containsAll(found.examples()), where);
      assertEquals(
          Math.min(expected.size(), StoppingSearch.MOST_EXAMPLES),
          found.examples().stream().distinct().count(),
          where);
    }
  }

  /** Only members that stand somewhere count: hosts that hold nothing are never part of a loss. */
  private static List<List<String>> smallest(Layout layout, Writes what) {
    BruteForce force = new BruteForce(layout);
    for (int size = 0; size <= layout.hosts().size(); size++) {
      List<List<String>> found = new ArrayList<>();
      for (int mask = 0; mask < 1 << layout.hosts().size(); mask++) {
        boolean stops =
            force.answer(mask).writes().stream().anyMatch(writes -> writes.compareTo(what) >= 0);
        if (Integer.bitCount(mask) == size && stops) {
          found.add(hosts(layout, mask));
        }
      }
      if (!found.isEmpty()) {
        return found;
      }
    }
    return List.of();
  }

  private static List<String> hosts(Layout layout, int mask) {
    return IntStream.range(0, layout.hosts().size())
        .filter(host -> (mask >> host & 1) == 1)
        .mapToObj(layout.hosts()::get)
        .toList();
  }
}
