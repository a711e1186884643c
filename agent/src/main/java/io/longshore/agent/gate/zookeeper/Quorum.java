package io.longshore.agent.gate.zookeeper;

import io.longshore.agent.gate.GateReading;
import io.longshore.agent.gate.zookeeper.ServerAnswer.State;
import io.longshore.model.Verdict;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** Judges the answers of an ensemble. */
final class Quorum {
  private Quorum() {}

  /**
   * Open when one leads, all others follow it and are level with it; enough when those that serve
   * do so and are the majority.
   *
   * @param answers by the server's name, one for every server
   */
  static GateReading judge(Map<String, ServerAnswer> answers) {
    int others = answers.size() - 1;
    List<String> missing =
        answers.entrySet().stream()
            .filter(answer -> isAway(answer.getValue()))
            .map(Map.Entry::getKey)
            .toList();
    int serving = answers.size() - missing.size();
    long leaders = count(answers, State.LEADER);
    long followers = count(answers, State.FOLLOWER);
    boolean led = leaders == 1 && followers == serving - 1 && synced(answers) >= followers;
    boolean alone = others == 0 && count(answers, State.STANDALONE) == 1;
    StringJoiner evidence = new StringJoiner(", ");
    answers.forEach((name, answer) -> evidence.add(name + " " + words(answer, others)));
    if (leaders > 1) {
      evidence.add("and there can be but one leader");
    }
    if (alone || led && missing.isEmpty() && synced(answers) == others) {
      return new GateReading(Verdict.PASS, evidence.toString());
    }
    if (led && !missing.isEmpty() && 2 * serving > answers.size()) {
      return GateReading.enough(serving + " of " + answers.size() + " serve: " + evidence, missing);
    }
    boolean forbidden = count(answers, State.NOT_ALLOWED) > 0;
    return new GateReading(forbidden ? Verdict.FAIL : Verdict.WAIT, evidence.toString())
        .silentIf(count(answers, State.SILENT) == answers.size());
  }

  private static boolean isAway(ServerAnswer answer) {
    return answer.state() == State.SILENT || answer.state() == State.NOT_SERVING;
  }

  /** Followers that are level with the leader, as it says; it may see more of them than we do. */
  private static int synced(Map<String, ServerAnswer> answers) {
    return answers.values().stream()
        .filter(answer -> answer.state() == State.LEADER)
        .mapToInt(ServerAnswer::synced)
        .sum();
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
