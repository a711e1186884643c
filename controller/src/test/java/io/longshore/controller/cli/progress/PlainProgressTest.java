package io.longshore.controller.cli.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.longshore.model.Phase;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlainProgressTest {
  private final PlainProgress progress = new PlainProgress();

  @Test
  void says_each_change_once() {
    progress.lines(Views.fleet(Views.attached("h1", Views.container("zk1", Phase.STARTING))), 100);

    assertEquals(
        List.of(),
        progress.lines(
            Views.fleet(Views.attached("h1", Views.container("zk1", Phase.STARTING))), 200));
    assertEquals(
        List.of("   0.3 s  h1/zk1                         ready"),
        progress.lines(
            Views.fleet(Views.attached("h1", Views.container("zk1", Phase.READY))), 300));
  }

  @Test
  void a_waiting_container_is_named_with_its_evidence() {
    assertEquals(
        List.of("   1.0 s  h1/kafka1                      waiting: zookeeper-quorum: zk2 is away"),
        progress.lines(
            Views.fleet(
                Views.attached("h1", Views.waiting("kafka1", "zookeeper-quorum", "zk2 is away"))),
            1000));
  }

  @Test
  void gives_a_sign_of_life_after_ten_quiet_seconds() {
    var view = Views.fleet(Views.attached("h1", Views.container("zk1", Phase.STARTING)));
    progress.lines(view, 0);

    assertEquals(List.of(), progress.lines(view, 9_999));
    assertEquals(
        List.of("  10.0 s  h1/zk1                         still: it runs and does not serve yet"),
        progress.lines(view, 10_000));
  }
}
