package io.longshore.agent.gate.zookeeper;

import io.longshore.agent.gate.GateReading;
import io.longshore.agent.gate.zookeeper.ServerAnswer.State;
import io.longshore.model.Verdict;
import java.util.Map;
import java.util.StringJoiner;

/** Judges the answers of an ensemble. */
final class Quorum {
  private Quorum() {}

  /**
   * Open when one leads, all others follow it and are level with it.
   *
   * @param answers by the server's name, one for every server
   */
  static GateReading judge(Map<String, ServerAnswer> answers) {
    int others = answers.size() - 1;
    StringJoiner evidence = new StringJoiner(", ");
    answers.forEach((name, answer) -> evidence.add(name + " " + words(answer, others)));
    long leaders = count(answers, State.LEADER);
    if (leaders > 1) {
      evidence.add("and there can be but one leader");
    }
    boolean levelled =
        answers.values().stream()
            .filter(answer -> answer.state() == State.LEADER)
            .allMatch(answer -> answer.synced() == others);
    boolean ensemble = leaders == 1 && count(answers, State.FOLLOWER) == others && levelled;
    boolean alone = others == 0 && count(answers, State.STANDALONE) == 1;
    Verdict verdict =
        ensemble || alone
            ? Verdict.PASS
            : count(answers, State.NOT_ALLOWED) > 0 ? Verdict.FAIL : Verdict.WAIT;
    return new GateReading(verdict, evidence.toString());
  }

  private static String words(ServerAnswer answer, int others) {
    if (answer.state() != State.LEADER) {
      return answer.words();
    }
    String synced = answer.synced() < 0 ? "an unknown number" : String.valueOf(answer.synced());
    return "leader (" + synced + " of " + others + " followers synced)";
  }

  private static long count(Map<String, ServerAnswer> answers, State state) {
    return answers.values().stream().filter(answer -> answer.state() == state).count();
  }
}
