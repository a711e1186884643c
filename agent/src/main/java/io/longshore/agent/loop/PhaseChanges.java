package io.longshore.agent.loop;

import io.longshore.agent.reconcile.Standing;
import io.longshore.model.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * What became of containers from one plan to the next, for the log: whoever asks later when
 * something went down and came back finds both moments there.
 */
final class PhaseChanges {
  private PhaseChanges() {}

  /** One sentence for each container whose phase is another; none for what changes within it. */
  static List<String> between(
      SortedMap<String, Standing> before, SortedMap<String, Standing> after) {
    List<String> changes = new ArrayList<>();
    after.forEach(
        (container, standing) -> {
          Standing earlier = before.get(container);
          boolean other =
              earlier == null
                  ? standing.phase() != Phase.UNKNOWN
                  : earlier.phase() != standing.phase();
          if (other) {
            changes.add(sentence(container, earlier, standing));
          }
        });
    return changes;
  }

  private static String sentence(String container, Standing earlier, Standing standing) {
    String was = earlier == null ? "" : ", was " + earlier.phase();
    String why = standing.detail().isEmpty() ? standing.phase().sentence() : standing.detail();
    return container + " is " + standing.phase() + was + ": " + why;
  }
}
