package io.longshore.controller.workload.fabric.client.channel;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A member organisation of a channel, as its configuration has it.
 *
 * @param mspId what its members' identities say they belong to
 * @param anchors by which other organisations find its peers
 */
public record MemberView(String mspId, SortedSet<AnchorPeer> anchors) {
  public MemberView {
    anchors = Collections.unmodifiableSortedSet(new TreeSet<>(anchors));
  }
}
