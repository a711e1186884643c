package io.longshore.controller.workload.fabric.client.step;

import io.longshore.base.Digest;
import io.longshore.controller.workload.fabric.client.answer.Setback;
import java.util.Optional;
import java.util.SortedSet;

/** What should be done about channels, seeing what there is. */
final class ChannelDecisions {
  private ChannelDecisions() {}

  /**
   * About a channel.
   *
   * @param seen hash of its first block, if there is one
   * @param recorded the hash that it had when it was made, if it was made before
   */
  static Decision exists(String channel, Optional<Digest> seen, Optional<Digest> recorded) {
    if (seen.isEmpty()) {
      return recorded
          .<Decision>map(
              before ->
                  new Decision.Stop(
                      new Setback.Refused(
                          "channel "
                              + channel
                              + " was made before (first block "
                              + before.brief()
                              + ") and the orderer does not know it",
                          "the orderer's ledger or Kafka's log was lost, or it has not caught up:"
                              + " restore it; to begin anew, wipe every ledger of the channel and"
                              + " run: controller channels --anew")))
          .orElseGet(() -> new Decision.Act("the orderer does not know channel " + channel));
    }
    Digest first = seen.get();
    if (recorded.isPresent() && !recorded.get().equals(first)) {
      return otherGenesis("the orderer", channel, first, recorded.get());
    }
    return new Decision.Leave("channel " + channel + " exists, first block " + first.brief());
  }

  /** About a peer that is to be in a channel, before its ledger is looked at. */
  static Optional<Decision> joins(String peer, String channel, SortedSet<String> joined) {
    return joined.contains(channel)
        ? Optional.empty()
        : Optional.of(new Decision.Act(peer + " is not in channel " + channel));
  }

  /** About a peer that is in a channel of that name. */
  static Decision joined(String peer, String channel, Digest seen, Digest wanted) {
    return seen.equals(wanted)
        ? new Decision.Leave(peer + " is in channel " + channel)
        : otherGenesis(peer, channel, seen, wanted);
  }

  private static Decision otherGenesis(String where, String channel, Digest seen, Digest wanted) {
    return new Decision.Stop(
        new Setback.Refused(
            where
                + " has another channel of the name "
                + channel
                + ": its first block is "
                + seen.brief()
                + ", not "
                + wanted.brief(),
            "it keeps a ledger of an earlier network: move that ledger away and join again"));
  }
}
