package io.longshore.controller.cli.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.longshore.proto.v1.FleetView;
import io.longshore.proto.v1.RunEnd;
import java.util.List;
import org.junit.jupiter.api.Test;

class SummaryTest {
  private static final FleetView NOTHING = FleetView.getDefaultInstance();

  private static RunEnd.Builder ended(String outcome) {
    return RunEnd.newBuilder().setOutcome(outcome).setTookMs(1500);
  }

  @Test
  void theEndOfARunIsOneLine() {
    assertEquals(
        List.of("converged after 1.5 s: everything is as the spec says"),
        Summary.lines(
            ended("CONVERGED").setWhat("everything is as the spec says").build(), NOTHING));
    assertEquals(
        List.of("timed out after 1.5 s"), Summary.lines(ended("TIMED_OUT").build(), NOTHING));
  }

  @Test
  void whatACompilerSaidKeepsItsLinesAndNothingOfATerminal() {
    RunEnd end =
        ended("BLOCKED")
            .setWhat("h1 cannot make it:\n# example/go\n\nmain.go:54:42: undefined: \u001b[1mhold")
            .setRemedy("put the chaincode right and apply again")
            .build();
    assertEquals(
        List.of(
            "blocked after 1.5 s: h1 cannot make it:",
            "    # example/go",
            "    main.go:54:42: undefined:  [1mhold",
            "    fix   put the chaincode right and apply again"),
        Summary.lines(end, NOTHING));
  }
}
