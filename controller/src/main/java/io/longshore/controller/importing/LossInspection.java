package io.longshore.controller.importing;

import io.longshore.controller.importing.script.Commands;
import io.longshore.controller.whatif.HostLossAnalysis;
import io.longshore.controller.whatif.HostLossText;
import io.longshore.controller.whatif.Layout;
import io.longshore.controller.whatif.SignaturePolicy;
import io.longshore.controller.whatif.StoppingSearch;
import io.longshore.controller.whatif.Writes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** How many hosts may be lost before writes stop. */
final class LossInspection implements Inspection {
  @Override
  public void inspect(Inspected network, Findings findings) {
    network.draft().fabric().ifPresent(fabric -> inspect(network, fabric, findings));
  }

  private static void inspect(
      Inspected network, NetworkDraft.FabricDraft fabric, Findings findings) {
    List<Layout.Peer> peers = new ArrayList<>();
    Map<String, String> mspIds = new TreeMap<>();
    for (NetworkDraft.OrganizationDraft one : fabric.organizations()) {
      mspIds.put(one.name(), one.mspId());
      one.peers().forEach(peer -> peers.add(new Layout.Peer(peer.host(), one.mspId())));
    }
    Layout layout =
        new Layout(
            List.copyOf(network.draft().hosts().keySet()),
            hosts(fabric.zookeepers()),
            hosts(fabric.brokers()),
            number(fabric.replicas().orElse("3")),
            number(fabric.insync().orElse("2")),
            hosts(fabric.orderers()),
            peers,
            fabric.channels().stream().map(one -> channel(one, mspIds)).toList());
    List<String> lines =
        HostLossText.lines(StoppingSearch.find(new HostLossAnalysis(layout), Writes.STOP));
    Place place =
        network.setup().commands().chaincodes().stream()
            .filter(one -> !one.policy().isEmpty())
            .map(Commands.Chaincode::place)
            .findFirst()
            .orElse(Place.FOLDER);
    findings.add(
        Defect.FEW_HOSTS_STOP_WRITES,
        place,
        lines.get(0)
            + (lines.size() == 1
                ? ""
                : ": "
                    + String.join(
                        " or ",
                        lines.subList(1, lines.size()).stream().map(String::strip).toList())),
        "controller what-if FILE --all tells what each loss costs");
  }

  private static Layout.Channel channel(
      NetworkDraft.ChannelDraft channel, Map<String, String> mspIds) {
    TreeSet<String> members = new TreeSet<>();
    channel.organizations().forEach(name -> members.add(mspIds.get(name)));
    return new Layout.Channel(
        channel.name(),
        members,
        channel.chaincodes().stream()
            .map(
                one ->
                    new Layout.Chaincode(
                        one.name(), SignaturePolicy.ofOrAnyMember(one.policy(), members)))
            .toList());
  }

  private static List<String> hosts(List<NetworkDraft.NodeDraft> nodes) {
    return nodes.stream().map(NetworkDraft.NodeDraft::host).toList();
  }

  private static int number(String digits) {
    return Math.max(1, Integer.parseInt(digits));
  }
}
