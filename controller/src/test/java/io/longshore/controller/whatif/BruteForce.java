package io.longshore.controller.whatif;

import io.longshore.controller.workload.fabric.client.policy.PolicyRule;
import java.util.ArrayList;
import java.util.List;

/**
 * The same questions answered the long way: every replica set is written out broker by broker, and
 * every choice of endorsing peers is tried with the algorithm of Fabric's cauthdsl.go.
 */
final class BruteForce {
  private final Layout layout;

  BruteForce(Layout layout) {
    this.layout = layout;
  }

  record Answer(
      int zookeepers,
      boolean quorum,
      int brokers,
      int possible,
      int unwritable,
      boolean newChannels,
      int orderers,
      List<Boolean> endorsed,
      List<Writes> writes) {}

  /** What is left without the hosts whose bits are set. */
  Answer answer(int lostMask) {
    List<String> zookeepers = alive(layout.zookeepers(), lostMask);
    List<String> brokers = alive(layout.brokers(), lostMask);
    List<String> orderers = alive(layout.orderers(), lostMask);
    int majority = layout.zookeepers().size() / 2 + 1;
    boolean quorum = zookeepers.size() >= majority;
    int possible = 0;
    int unwritable = 0;
    int stopped = 0;
    for (int set = 0; set < 1 << layout.brokers().size(); set++) {
      if (Integer.bitCount(set) != layout.replicationFactor()) {
        continue;
      }
      possible++;
      int inSync = 0;
      boolean anyLost = false;
      for (int broker = 0; broker < layout.brokers().size(); broker++) {
        if ((set >> broker & 1) == 1) {
          boolean up = isAlive(layout.brokers().get(broker), lostMask);
          inSync += up ? 1 : 0;
          anyLost |= !up;
        }
      }
      boolean refused = inSync < layout.minInsync();
      unwritable += refused ? 1 : 0;
      stopped += refused || (anyLost && !quorum) ? 1 : 0;
    }
    Writes ordering =
        orderers.isEmpty() || stopped == possible
            ? Writes.STOP
            : stopped > 0 ? Writes.DEPEND : Writes.CONTINUE;
    List<Boolean> endorsed = new ArrayList<>();
    List<Writes> writes = new ArrayList<>();
    for (Layout.Channel channel : layout.channels()) {
      boolean all = true;
      for (Layout.Chaincode chaincode : channel.chaincodes()) {
        boolean one = endorsable(channel, chaincode, lostMask);
        endorsed.add(one);
        all &= one;
      }
      writes.add(all ? ordering : Writes.STOP);
    }
    if (layout.channels().isEmpty()) {
      writes.add(ordering);
    }
    boolean newChannels =
        quorum && !orderers.isEmpty() && brokers.size() >= layout.replicationFactor();
    return new Answer(
        zookeepers.size(),
        quorum,
        brokers.size(),
        possible,
        unwritable,
        newChannels,
        orderers.size(),
        endorsed,
        writes);
  }

  private boolean endorsable(Layout.Channel channel, Layout.Chaincode chaincode, int lostMask) {
    List<String> signers = new ArrayList<>();
    for (Layout.Peer peer : layout.peers()) {
      if (isAlive(peer.host(), lostMask) && channel.mspIds().contains(peer.mspId())) {
        signers.add(peer.mspId());
      }
    }
    PolicyRule rule = ((SignaturePolicy) chaincode.policy()).rule();
    for (int choice = 0; choice < 1 << signers.size(); choice++) {
      List<String> chosen = new ArrayList<>();
      for (int at = 0; at < signers.size(); at++) {
        if ((choice >> at & 1) == 1) {
          chosen.add(signers.get(at));
        }
      }
      if (evaluate(rule, chosen, new boolean[chosen.size()])) {
        return true;
      }
    }
    return false;
  }

  private static boolean evaluate(PolicyRule rule, List<String> signers, boolean[] used) {
    if (rule instanceof PolicyRule.SignedBy one) {
      for (int at = 0; at < signers.size(); at++) {
        boolean role = one.role().word().equals("peer") || one.role().word().equals("member");
        if (!used[at] && role && signers.get(at).equals(one.mspId())) {
          used[at] = true;
          return true;
        }
      }
      return false;
    }
    PolicyRule.OutOf several = (PolicyRule.OutOf) rule;
    int verified = 0;
    for (PolicyRule inner : several.rules()) {
      boolean[] copy = used.clone();
      if (evaluate(inner, signers, copy)) {
        verified++;
        System.arraycopy(copy, 0, used, 0, used.length);
      }
    }
    return verified >= several.needed();
  }

  private List<String> alive(List<String> members, int lostMask) {
    return members.stream().filter(host -> isAlive(host, lostMask)).toList();
  }

  private boolean isAlive(String host, int lostMask) {
    return (lostMask >> layout.hosts().indexOf(host) & 1) == 0;
  }
}
