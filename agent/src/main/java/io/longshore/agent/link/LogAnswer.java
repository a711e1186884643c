package io.longshore.agent.link;

import java.util.List;
import java.util.Objects;

/**
 * What containers of chaincodes wrote last.
 *
 * @param id of the question
 * @param logs one for each name that was asked for
 */
public record LogAnswer(long id, List<Log> logs) {
  public LogAnswer {
    logs = List.copyOf(logs);
  }

  /**
   * The end of one container's log.
   *
   * @param container its name
   * @param state the engine's word for what it is doing; empty when there is none of this name
   * @param networks it is in
   * @param lines the last ones, oldest first; bounded
   * @param trouble why they are not known; empty when they are
   */
  public record Log(
      String container, String state, List<String> networks, List<String> lines, String trouble) {
    public Log {
      Objects.requireNonNull(container, "container");
      Objects.requireNonNull(state, "state");
      networks = List.copyOf(networks);
      lines = List.copyOf(lines);
      Objects.requireNonNull(trouble, "trouble");
    }

    /** There is no container of this name. */
    public static Log absent(String container) {
      return new Log(container, "", List.of(), List.of(), "");
    }

    /** Nothing can be told of it. */
    public static Log unknown(String container, String trouble) {
      return new Log(container, "", List.of(), List.of(), trouble);
    }
  }
}
