package io.longshore.controller.whatif;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LargeLayoutTest {
  private static final List<String> HOSTS = IntStream.range(0, 400).mapToObj(n -> "h" + n).toList();

  @Test
  void counts_replica_sets_beyond_any_machine_word() {
    Layout layout =
        new Layout(
            HOSTS,
            HOSTS.subList(0, 7),
            HOSTS.subList(10, 265),
            128,
            127,
            HOSTS.subList(300, 320),
            List.of(),
            List.of());
    HostLoss loss = new HostLossAnalysis(layout).losing(HOSTS.subList(10, 14));
    assertEquals(251, loss.brokersLeft());
    assertEquals(Writes.DEPEND, loss.writes());
    assertFalse(loss.replicaSets().unwritable().equals(loss.replicaSets().possible()));
  }

  @Test
  void finds_the_smallest_loss_among_hundreds_of_hosts_of_a_few_sorts() {
    List<Layout.Peer> peers =
        HOSTS.stream().skip(100).map(host -> new Layout.Peer(host, "AMSP")).toList();
    Layout layout =
        new Layout(
            HOSTS,
            HOSTS.subList(0, 5),
            HOSTS.subList(5, 45),
            3,
            2,
            HOSTS.subList(45, 49),
            peers,
            List.of(new Layout.Channel("c", Set.of("AMSP"), List.of())));
    HostLossAnalysis analysis = new HostLossAnalysis(layout);
    StoppingSets stop = StoppingSearch.find(analysis, Writes.STOP);
    assertEquals(4, stop.size());
    assertEquals(List.of(List.of("h45", "h46", "h47", "h48")), stop.examples());
    assertEquals(2, StoppingSearch.find(analysis, Writes.DEPEND).size());
  }

  @Test
  void says_how_far_it_searched_when_every_host_is_of_its_own_sort() {
    List<Layout.Peer> peers =
        HOSTS.stream().map(host -> new Layout.Peer(host, host + "MSP")).toList();
    Layout layout = new Layout(HOSTS, HOSTS, HOSTS.subList(0, 255), 30, 2, HOSTS, peers, List.of());
    StoppingSets sets = StoppingSearch.find(new HostLossAnalysis(layout), Writes.STOP);
    assertFalse(sets.complete());
    assertEquals(2, sets.searched());
  }
}
