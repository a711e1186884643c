package io.longshore.controller.whatif;

import io.longshore.controller.workload.fabric.client.policy.PolicyRule;
import io.longshore.controller.workload.fabric.client.policy.PolicyRule.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** Layouts no operator would write, and some one would: small enough to be answered by force. */
final class RandomLayouts {
  private static final List<String> MSPS = List.of("AMSP", "BMSP", "CMSP");

  private final Random random;

  RandomLayouts(long seed) {
    random = new Random(seed);
  }

  Layout next() {
    List<String> hosts = new ArrayList<>();
    for (int at = 1 + random.nextInt(6); at > 0; at--) {
      hosts.add("h" + hosts.size());
    }
    List<String> brokers = placed(hosts, random.nextInt(8));
    List<Layout.Peer> peers = new ArrayList<>();
    placed(hosts, random.nextInt(7))
        .forEach(host -> peers.add(new Layout.Peer(host, MSPS.get(random.nextInt(3)))));
    List<Layout.Channel> channels = new ArrayList<>();
    for (int at = random.nextInt(3); at > 0; at--) {
      Set<String> members = new TreeSet<>(MSPS.subList(0, 1 + random.nextInt(3)));
      List<Layout.Chaincode> chaincodes = new ArrayList<>();
      for (int cc = random.nextInt(3); cc > 0; cc--) {
        chaincodes.add(new Layout.Chaincode("cc" + cc, new SignaturePolicy(rule(3))));
      }
      channels.add(new Layout.Channel("channel" + at, members, chaincodes));
    }
    return new Layout(
        hosts,
        placed(hosts, random.nextInt(6)),
        brokers,
        1 + random.nextInt(4),
        1 + random.nextInt(4),
        placed(hosts, random.nextInt(4)),
        peers,
        channels);
  }

  private PolicyRule rule(int depth) {
    if (depth == 0 || random.nextInt(3) == 0) {
      List<Role> roles = List.of(Role.PEER, Role.PEER, Role.MEMBER, Role.ADMIN);
      return new PolicyRule.SignedBy(
          MSPS.get(random.nextInt(3)), roles.get(random.nextInt(roles.size())));
    }
    List<PolicyRule> rules = new ArrayList<>();
    for (int at = 1 + random.nextInt(3); at > 0; at--) {
      rules.add(rule(depth - 1));
    }
    return new PolicyRule.OutOf(1 + random.nextInt(rules.size()), rules);
  }

  private List<String> placed(List<String> hosts, int count) {
    List<String> placed = new ArrayList<>();
    for (int at = 0; at < count; at++) {
      placed.add(hosts.get(random.nextInt(hosts.size())));
    }
    return placed;
  }
}
