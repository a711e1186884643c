package io.longshore.controller.workload.fabric.client.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.longshore.base.ManualClock;
import io.longshore.controller.workload.fabric.client.answer.Finding;
import io.longshore.controller.workload.fabric.client.answer.Outcome;
import io.longshore.controller.workload.fabric.client.answer.Setback;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepRunnerTest {
  private static final Finding<Decision> SO = Finding.of(new Decision.Leave("it is so"));
  private static final Finding<Decision> ABSENT = Finding.of(new Decision.Act("it is absent"));
  private static final Finding<Decision> BOOTING =
      Finding.unknown(new Setback.NotYet("the node boots"));
  private static final Finding<Decision> STRANGE =
      Finding.of(new Decision.Stop(new Setback.Refused("it is another", "remove it")));
  private static final Outcome TAKEN = new Outcome.Done("taken");

  private final ManualClock clock = new ManualClock();
  private int pauses;
  private final Pause pause =
      time -> {
        pauses++;
        clock.advance(time);
        return true;
      };

  @Test
  void leaves_alone_what_is_so() {
    ScriptedStep step = new ScriptedStep(List.of(SO), List.of(TAKEN));
    assertEquals(new Outcome.AlreadySo("it is so"), run(step));
    assertEquals(0, step.acts());
  }

  @Test
  void acts_once_and_looks_until_it_is_seen() {
    ScriptedStep step = new ScriptedStep(List.of(ABSENT, ABSENT, ABSENT, SO), List.of(TAKEN));
    assertEquals(new Outcome.Done("it is so"), run(step));
    assertEquals(1, step.acts());
    assertEquals(2, pauses);
  }

  @Test
  void waits_for_a_node_that_boots() {
    ScriptedStep step = new ScriptedStep(List.of(BOOTING, BOOTING, SO), List.of(TAKEN));
    assertEquals(new Outcome.AlreadySo("it is so"), run(step));
  }

  @Test
  void repeats_an_action_that_was_not_taken_yet() {
    ScriptedStep step =
        new ScriptedStep(
            List.of(ABSENT, ABSENT, ABSENT, SO),
            List.of(new Setback.NotYet("Kafka boots"), new Setback.NotYet("Kafka boots"), TAKEN));
    assertInstanceOf(Outcome.Done.class, run(step));
    assertEquals(3, step.acts());
  }

  @Test
  void never_repeats_an_action_that_was_taken_however_long_it_is_not_seen() {
    ScriptedStep step = new ScriptedStep(List.of(ABSENT), List.of(TAKEN));
    Outcome outcome = run(step);
    assertInstanceOf(Setback.NotYet.class, outcome);
    assertTrue(outcome.toString().contains("taken, but not seen yet"), outcome::toString);
    assertEquals(1, step.acts());
    assertEquals(10, pauses);
  }

  @Test
  void stops_at_once_where_a_person_is_needed() {
    ScriptedStep strange = new ScriptedStep(List.of(STRANGE), List.of(TAKEN));
    assertEquals(new Setback.Refused("it is another", "remove it"), run(strange));
    assertEquals(0, strange.acts());

    Setback refused = new Setback.Refused("unsigned", "sign it");
    ScriptedStep unsigned = new ScriptedStep(List.of(ABSENT), List.of(refused));
    assertEquals(refused, run(unsigned));
    assertEquals(1, unsigned.acts());
    assertEquals(0, pauses);
  }

  @Test
  void says_what_it_waited_for_when_its_patience_ends() {
    ScriptedStep step = new ScriptedStep(List.of(BOOTING), List.of(TAKEN));
    assertEquals(new Setback.NotYet("the node boots"), run(step));
  }

  @Test
  void ends_its_wait_with_the_program() {
    ScriptedStep step = new ScriptedStep(List.of(BOOTING), List.of(TAKEN));
    StoppablePause stopped = new StoppablePause();
    stopped.close();
    Outcome outcome =
        new StepRunner(clock, stopped, Duration.ofHours(1), Duration.ofDays(1)).run(step);
    assertEquals(new Setback.NotYet("the node boots"), outcome);
  }

  private Outcome run(Step step) {
    return new StepRunner(clock, pause, Duration.ofSeconds(1), Duration.ofSeconds(10)).run(step);
  }
}
