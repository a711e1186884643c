package io.longshore.agent.gate.zookeeper;

import java.util.HashMap;
import java.util.Map;

/**
 * What a ZooKeeper server says of itself.
 *
 * @param state what it is or does
 * @param synced followers that are level with it; -1 when it did not say, as only a leader does
 * @param words the state as a person reads it after the server's name
 */
record ServerAnswer(State state, int synced, String words) {
  private static final String NOT_SERVING = "not currently serving requests";
  private static final String NOT_ALLOWED = "is not executed because it is not in the whitelist";

  /** What a server is or does. */
  enum State {
    LEADER,
    FOLLOWER,
    /** The only server of its ensemble. */
    STANDALONE,
    /** It serves in a way that has no part in the quorum, or that is not known here. */
    OTHER,
    /** It runs and has no quorum. */
    NOT_SERVING,
    /** Its configuration forbids the question. */
    NOT_ALLOWED,
    SILENT
  }

  /** A server that was not reached. */
  static ServerAnswer silent(String words) {
    return new ServerAnswer(State.SILENT, -1, words);
  }

  /** Reads the answer to the four-letter word mntr (ZooKeeper 3.4 and later). */
  static ServerAnswer parse(String text) {
    if (text.contains(NOT_SERVING)) {
      return new ServerAnswer(State.NOT_SERVING, -1, "runs and has no quorum yet");
    }
    if (text.contains(NOT_ALLOWED)) {
      return new ServerAnswer(
          State.NOT_ALLOWED, -1, "does not allow mntr (add it to 4lw.commands.whitelist)");
    }
    Map<String, String> values = new HashMap<>();
    for (String line : text.split("\n")) {
      int tab = line.indexOf('\t');
      if (tab > 0) {
        values.put(line.substring(0, tab), line.substring(tab + 1).strip());
      }
    }
    String state = values.get("zk_server_state");
    if (state == null) {
      return silent(
          text.isEmpty()
              ? "does not answer (it closed the connection)"
              : "does not answer as a ZooKeeper server does");
    }
    return switch (state) {
      case "leader" ->
          new ServerAnswer(State.LEADER, number(values.get("zk_synced_followers")), "leader");
      case "follower" -> new ServerAnswer(State.FOLLOWER, -1, "follower");
      case "standalone" -> new ServerAnswer(State.STANDALONE, -1, "standalone");
      default -> new ServerAnswer(State.OTHER, -1, state.length() < 30 ? state : "other");
    };
  }

  private static int number(String text) {
    // Later versions write it as a decimal fraction.
    return text != null && text.matches("[0-9]{1,6}([.]0+)?") ? (int) Double.parseDouble(text) : -1;
  }
}
