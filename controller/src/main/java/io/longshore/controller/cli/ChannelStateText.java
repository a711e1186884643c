package io.longshore.controller.cli;

import io.longshore.controller.cli.progress.Printable;
import io.longshore.controller.spec.Exit;
import io.longshore.proto.v1.ChannelAnswer;
import io.longshore.proto.v1.ChannelState;
import io.longshore.proto.v1.LedgerState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Channels as people read them. */
final class ChannelStateText {
  private static final String LEVEL = "LEVEL";
  private static final String UNKNOWN = "UNKNOWN";

  private ChannelStateText() {}

  static List<String> table(List<ChannelState> channels) {
    Columns table = Columns.of("CHANNEL", "BLOCKS", "MEMBERS", "PEERS", "SPEC");
    for (ChannelState channel : channels) {
      table.row(
          channel.getName(), blocks(channel), members(channel), peers(channel), spec(channel));
    }
    List<String> lines = new ArrayList<>(table.lines());
    for (ChannelState channel : channels) {
      if (!channel.getNote().isEmpty()) {
        lines.add(Printable.of(channel.getName() + ": " + channel.getNote()));
      }
      channel.getPeersList().stream()
          .filter(peer -> !peer.getState().equals(LEVEL))
          .map(peer -> Printable.of(channel.getName() + ": " + peer.getPeer() + " " + state(peer)))
          .forEach(lines::add);
    }
    return lines;
  }

  static List<String> whole(ChannelAnswer answer) {
    ChannelState channel = answer.getChannel();
    List<String> lines = new ArrayList<>();
    lines.add(Printable.of("channel " + channel.getName() + ", " + spec(channel)));
    lines.add("members      " + Printable.of(members(channel)));
    lines.add("blocks       " + blocks(channel));
    lines.add("first block  " + Printable.of(orUnknown(answer.getFirstBlock())));
    lines.add("newest       " + Printable.of(orUnknown(answer.getNewestBlock())));
    if (!channel.getNote().isEmpty()) {
      lines.add("orderers     " + Printable.of(channel.getNote()));
    }
    if (channel.getPeersCount() > 0) {
      lines.add("");
      Columns peers = Columns.of("PEER", "ORGANISATION", "BLOCKS", "STATE");
      for (LedgerState peer : channel.getPeersList()) {
        String blocks = peer.getBlocks() == 0 ? "-" : String.valueOf(peer.getBlocks());
        peers.row(peer.getPeer(), peer.getOrganization(), blocks, state(peer));
      }
      lines.addAll(peers.lines());
    }
    if (answer.getChaincodesCount() > 0) {
      lines.add("");
      lines.addAll(ChaincodeStateText.table(answer.getChaincodesList()));
    }
    return lines;
  }

  /** Whether everyone answered. */
  static Exit exit(List<ChannelState> channels) {
    boolean silent =
        channels.stream()
            .anyMatch(
                channel ->
                    channel.getBlocks() == 0 && !channel.getNote().isEmpty()
                        || channel.getPeersList().stream()
                            .anyMatch(peer -> peer.getState().equals(UNKNOWN)));
    return silent ? Exit.UNREACHABLE : Exit.DONE;
  }

  private static String blocks(ChannelState channel) {
    return channel.getBlocks() == 0 ? "-" : String.valueOf(channel.getBlocks());
  }

  private static String members(ChannelState channel) {
    return channel.getSystem() ? "the orderers" : String.join(" ", channel.getMembersList());
  }

  private static String peers(ChannelState channel) {
    if (channel.getPeersCount() == 0) {
      return "none";
    }
    long level =
        channel.getPeersList().stream().filter(peer -> peer.getState().equals(LEVEL)).count();
    return level + " of " + channel.getPeersCount() + " level";
  }

  private static String spec(ChannelState channel) {
    if (channel.getSystem()) {
      return "the system channel";
    }
    return channel.getInSpec() ? "in the spec" : "not in the spec";
  }

  private static String state(LedgerState peer) {
    return switch (peer.getState()) {
      case "ABSENT" -> "has not joined";
      case UNKNOWN -> "is not known: " + peer.getNote();
      case "BEHIND" -> "is behind, at " + peer.getBlocks() + " blocks";
      default -> peer.getState().toLowerCase(Locale.ROOT);
    };
  }

  private static String orUnknown(String text) {
    return text.isEmpty() ? "not known" : text;
  }
}
