package io.longshore.controller.whatif;

import java.util.ArrayList;
import java.util.List;

/**
 * Sets of hosts, the smaller first: every set of a size, or none of it.
 *
 * @param sets in order
 * @param largest how many hosts the largest have
 * @param complete whether larger sets were left out
 */
public record HostSets(List<List<String>> sets, int largest, boolean complete) {
  public HostSets {
    sets = sets.stream().map(List::copyOf).toList();
  }

  /**
   * As many whole sizes as fit.
   *
   * @param most the most sets
   */
  public static HostSets of(List<String> hosts, int most) {
    List<List<String>> sets = new ArrayList<>();
    sets.add(List.of());
    List<List<String>> last = List.of(List.of());
    List<Integer> lastEnds = List.of(-1);
    for (int size = 1; size <= hosts.size(); size++) {
      List<List<String>> next = new ArrayList<>();
      List<Integer> ends = new ArrayList<>();
      for (int at = 0; at < last.size(); at++) {
        for (int host = lastEnds.get(at) + 1; host < hosts.size(); host++) {
          if (sets.size() + next.size() == most) {
            return new HostSets(sets, size - 1, false);
          }
          List<String> set = new ArrayList<>(last.get(at));
          set.add(hosts.get(host));
          next.add(set);
          ends.add(host);
        }
      }
      sets.addAll(next);
      last = next;
      lastEnds = ends;
    }
    return new HostSets(sets, hosts.size(), true);
  }
}
