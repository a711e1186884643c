package io.longshore.controller.cli.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.longshore.model.Phase;
import io.longshore.proto.v1.FleetView;
import io.longshore.proto.v1.HostView;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressTreeTest {
  private final ProgressTree tree = new ProgressTree(100, 40, false);

  @Test
  void says_what_each_container_waits_for_and_folds_hosts_that_are_done() {
    FleetView view =
        Views.fleet(
            Views.attached("h1", Views.container("zk1", Phase.READY)),
            Views.attached(
                "h2",
                Views.container("zk2", Phase.STARTING),
                Views.waiting("kafka1", "zookeeper-quorum", "zk2 does not answer")));

    assertEquals(
        String.join(
            "\n",
            "1 of 3 containers ready on 2 hosts   4.2 s",
            "  ◐ zookeeper      1/2   ",
            "",
            "h2           192.168.31.86  ",
            "   ◐ zk2                        starting   ",
            "   · kafka1                     waiting    zookeeper-quorum: zk2 does not answer",
            "h1           192.168.31.86   ✓ all 1 ready"),
        String.join("\n", tree.lines(view, 4200)));
  }

  @Test
  void a_ready_container_tells_who_is_missing_beside_it() {
    FleetView view =
        Views.fleet(
            Views.attached(
                "h1",
                Views.lacking("zk1", "zookeeper-quorum", "2 of 3 serve"),
                Views.container("zk2", Phase.STARTING)));

    String all = String.join("|", tree.lines(view, 0));

    assertTrue(
        all.contains("✓ zk1                        ready      zookeeper-quorum: 2 of 3"), all);
  }

  @Test
  void a_silent_host_is_named_and_nothing_on_it_counts_as_ready() {
    HostView silent =
        Views.attached("h1", Views.container("zk1", Phase.READY)).toBuilder()
            .setLink("SILENT")
            .build();

    List<String> lines = tree.lines(Views.fleet(silent), 0);

    assertEquals("0 of 1 containers ready on 1 hosts   0.0 s", lines.get(0));
    assertTrue(lines.contains("h1           192.168.31.86   silent"), lines::toString);
  }

  @Test
  void what_does_not_fit_the_terminal_is_counted() {
    FleetView view =
        Views.fleet(
            Views.attached(
                "h1",
                Views.container("a", Phase.WAITING),
                Views.container("b", Phase.WAITING),
                Views.container("c", Phase.WAITING)));

    List<String> lines = new ProgressTree(80, 6, false).lines(view, 0);

    assertEquals(5, lines.size());
    assertEquals("… and 3 lines more", lines.get(4));
  }

  @Test
  void text_from_a_host_cannot_steer_the_terminal() {
    FleetView view =
        Views.fleet(Views.attached("h1", Views.waiting("a", "g", "\033[2Jgone\nnext")));

    String all = String.join("|", tree.lines(view, 0));

    assertTrue(all.contains("g:  [2Jgone next"), all);
  }
}
