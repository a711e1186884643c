package io.longshore.controller.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.longshore.controller.spec.Exit;
import io.longshore.controller.spec.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemTextTest {
  @Test
  void says_where_what_by_which_rule_and_what_to_do() {
    Problem problem =
        new Problem(
            "net.conf",
            41,
            "fabric.kafka.replication-factor",
            "4 replicas on 4 brokers: one broker down stops channel creation",
            "replication-factor < brokers",
            "set replication-factor = 3",
            Exit.USAGE);

    assertEquals(
        String.join(
            "\n",
            "net.conf:41  fabric.kafka.replication-factor",
            "    4 replicas on 4 brokers: one broker down stops channel creation",
            "    rule  replication-factor < brokers",
            "    fix   set replication-factor = 3",
            "1 problem, nothing was changed"),
        String.join("\n", ProblemText.lines(List.of(problem))));
  }

  @Test
  void a_problem_outside_the_spec_is_placed_by_its_host() {
    Problem problem = new Problem("", 0, "h86/kafka1", "port 9092 is taken", "", "", Exit.UNMET);

    assertEquals("h86/kafka1", ProblemText.lines(List.of(problem)).get(0));
  }

  @Test
  void the_exit_is_the_first_that_says_more_than_failed() {
    Problem plain = new Problem("", 0, "a", "b", "", "", Exit.FAILED);
    Problem silent = new Problem("", 0, "h86", "silent", "", "", Exit.UNREACHABLE);

    assertEquals(Exit.UNREACHABLE, ProblemText.exit(List.of(plain, silent)));
    assertEquals(Exit.FAILED, ProblemText.exit(List.of(plain)));
  }
}
