package io.longshore.controller.whatif;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks for the smallest losses that stop writes.
 *
 * <p>Hosts that hold the same are the same loss, so it tries how many of each sort are lost rather
 * than which: a few sorts make even hundreds of hosts a short search.
 */
public final class StoppingSearch {
  /** How many losses are tried at most. */
  static final int MOST_TRIED = 200_000;

  /** How many sets are written out. */
  static final int MOST_EXAMPLES = 12;

  private final HostLossAnalysis analysis;
  private final List<Census> sorts;
  private final List<List<String>> hosts;
  private int tried;

  private StoppingSearch(HostLossAnalysis analysis) {
    Map<Census, List<String>> bySort = new LinkedHashMap<>();
    for (String host : analysis.layout().hosts()) {
      Census census = analysis.census(host);
      if (!census.isEmpty()) {
        bySort.computeIfAbsent(census, sort -> new ArrayList<>()).add(host);
      }
    }
    this.analysis = analysis;
    this.sorts = List.copyOf(bySort.keySet());
    this.hosts = List.copyOf(bySort.values());
  }

  /**
   * The smallest sets whose loss has at least this effect on some channel.
   *
   * @param what STOP, or DEPEND
   */
  public static StoppingSets find(HostLossAnalysis analysis, Writes what) {
    return new StoppingSearch(analysis).search(what);
  }

  private StoppingSets search(Writes what) {
    int members = hosts.stream().mapToInt(List::size).sum();
    for (int size = 0; size <= members; size++) {
      List<int[]> found = new ArrayList<>();
      if (!extend(new int[sorts.size()], 0, size, analysis.whole(), what, found)) {
        return new StoppingSets(what, 0, BigInteger.ZERO, List.of(), size - 1, false);
      }
      if (!found.isEmpty()) {
        BigInteger count =
            found.stream().map(this::concrete).reduce(BigInteger.ZERO, BigInteger::add);
        return new StoppingSets(what, size, count, examples(found), size, true);
      }
    }
    return new StoppingSets(what, 0, BigInteger.ZERO, List.of(), members, true);
  }

  /** Whether every way to lose so many more hosts could be tried. */
  private boolean extend(
      int[] lost, int sort, int more, Census left, Writes what, List<int[]> found) {
    if (more == 0) {
      tried++;
      if (analysis.judge(List.of(), left).writes().compareTo(what) >= 0) {
        found.add(lost.clone());
      }
      return tried <= MOST_TRIED;
    }
    if (sort == sorts.size()) {
      return true;
    }
    for (int times = Math.min(more, hosts.get(sort).size()); times >= 0; times--) {
      lost[sort] = times;
      Census then = left.without(sorts.get(sort), times);
      if (!extend(lost, sort + 1, more - times, then, what, found)) {
        return false;
      }
    }
    lost[sort] = 0;
    return true;
  }

  private BigInteger concrete(int[] lost) {
    BigInteger ways = BigInteger.ONE;
    for (int sort = 0; sort < lost.length; sort++) {
      ways = ways.multiply(ReplicaSets.choose(hosts.get(sort).size(), lost[sort]));
    }
    return ways;
  }

  private List<List<String>> examples(List<int[]> found) {
    List<String> order = analysis.layout().hosts();
    List<List<String>> examples = new ArrayList<>();
    for (int[] lost : found) {
      List<List<String>> ways = List.of(List.of());
      for (int sort = 0; sort < lost.length; sort++) {
        ways = times(ways, choices(hosts.get(sort), lost[sort]));
      }
      for (List<String> way : ways) {
        List<String> sorted = new ArrayList<>(way);
        sorted.sort(Comparator.comparingInt(order::indexOf));
        examples.add(sorted);
      }
      if (examples.size() >= MOST_EXAMPLES) {
        break;
      }
    }
    return examples.stream().limit(MOST_EXAMPLES).toList();
  }

  private static List<List<String>> times(List<List<String>> ways, List<List<String>> more) {
    List<List<String>> product = new ArrayList<>();
    for (List<String> way : ways) {
      for (List<String> one : more) {
        if (product.size() < MOST_EXAMPLES) {
          List<String> both = new ArrayList<>(way);
          both.addAll(one);
          product.add(both);
        }
      }
    }
    return product;
  }

  private static List<List<String>> choices(List<String> from, int some) {
    List<List<String>> chosen = new ArrayList<>();
    choose(from, 0, some, new ArrayList<>(), chosen);
    return chosen;
  }

  private static void choose(
      List<String> from, int at, int some, List<String> chosen, List<List<String>> all) {
    if (all.size() == MOST_EXAMPLES) {
      return;
    }
    if (chosen.size() == some) {
      all.add(List.copyOf(chosen));
      return;
    }
    for (int next = at; next <= from.size() - (some - chosen.size()); next++) {
      chosen.add(from.get(next));
      choose(from, next + 1, some, chosen, all);
      chosen.remove(chosen.size() - 1);
    }
  }
}
