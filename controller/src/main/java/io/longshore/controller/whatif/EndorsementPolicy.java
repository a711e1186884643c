package io.longshore.controller.whatif;

import java.util.SortedMap;

/** Who must sign a transaction before a channel accepts it. */
@FunctionalInterface
public interface EndorsementPolicy {
  /**
   * Whether some choice among these peers, each asked at most once, satisfies the policy.
   *
   * @param peers how many peers of each organisation can be asked, by MSP id
   */
  boolean satisfiedBy(SortedMap<String, Integer> peers);
}
