package io.longshore.agent.link;

import java.util.List;

/**
 * What did containers of chaincodes write last?
 *
 * @param id repeated in the answer
 * @param containers their names
 * @param lines at most, of each; at least 1
 */
public record LogQuestion(long id, List<String> containers, int lines) {
  /** More names than a host's peers run chaincodes. */
  private static final int MOST_CONTAINERS = 256;

  private static final int MOST_LINES = 1000;

  public LogQuestion {
    containers = List.copyOf(containers);
    if (containers.size() > MOST_CONTAINERS || lines < 1 || lines > MOST_LINES) {
      throw new IllegalArgumentException(
          containers.size()
              + " containers and "
              + lines
              + " lines: at most "
              + MOST_CONTAINERS
              + " and 1 to "
              + MOST_LINES);
    }
  }
}
