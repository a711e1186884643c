package io.longshore.controller.workload.fabric.client.step;

import com.google.protobuf.InvalidProtocolBufferException;
import io.longshore.base.Digest;
import io.longshore.controller.workload.fabric.client.answer.Setback;
import io.longshore.controller.workload.fabric.client.channel.Blocks;
import io.longshore.controller.workload.fabric.client.channel.ChannelView;
import java.util.Optional;
import java.util.SortedSet;
import org.hyperledger.fabric.protos.common.Block;

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

  /**
   * Why the ledger of a peer that is in a channel could not be read. A member that came later is a
   * stranger to its own peer until that has fetched the block which made it one.
   *
   * @param mspId of the peer's organisation
   * @param genesis the channel's first block
   * @param why what the peer answered
   */
  static Setback unread(String peer, String mspId, Block genesis, Setback why) {
    return why instanceof Setback.Refused && !isFounder(mspId, genesis)
        ? new Setback.NotYet(
            peer + " has not fetched the block yet that makes " + mspId + " a member")
        : why;
  }

  private static boolean isFounder(String mspId, Block genesis) {
    try {
      return ChannelView.of(Blocks.configuration(genesis)).members().values().stream()
          .anyMatch(member -> member.mspId().equals(mspId));
    } catch (InvalidProtocolBufferException e) {
      // A first block that says nothing of members leaves the peer's own answer to stand.
      return true;
    }
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
