package io.longshore.controller.cli;

import io.longshore.controller.cli.progress.Printable;
import io.longshore.controller.drift.Verdict;
import io.longshore.controller.report.Moments;
import io.longshore.controller.spec.Exit;
import io.longshore.model.DriftClass;
import io.longshore.proto.v1.ChannelStanding;
import io.longshore.proto.v1.DriftRecord;
import io.longshore.proto.v1.StatusReply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Channels in the status: one line each, and a line for whatever is not as the spec says. */
final class ChannelHealthText {
  private ChannelHealthText() {}

  static List<String> lines(StatusReply reply) {
    List<String> lines = new ArrayList<>();
    for (ChannelStanding channel : reply.getChannelsList()) {
      if (lines.isEmpty()) {
        lines.add("");
      }
      lines.add(Printable.of(line(channel, reply.getView().getAtMs())));
      for (DriftRecord record : reply.getChannelFindingsList()) {
        DriftClass driftClass = DriftClass.of(record.getFinding().getDriftClass());
        if (record.getHost().equals("channel " + channel.getChannel()) && driftClass.counts()) {
          lines.addAll(finding(record, driftClass));
        }
      }
    }
    return lines;
  }

  /** 3 when a channel drifted, 4 when something of one cannot be learnt; empty when all is well. */
  static Optional<Exit> exit(StatusReply reply, Verdict verdict, Exit exit) {
    return reply.getChannelsList().stream()
            .anyMatch(channel -> channel.getVerdict().equals(verdict.name()))
        ? Optional.of(exit)
        : Optional.empty();
  }

  private static String line(ChannelStanding channel, long now) {
    List<String> parts = new ArrayList<>();
    parts.add(channel.getBlocks() == 0 ? "no blocks told" : channel.getBlocks() + " blocks");
    if (!channel.getSystem()) {
      parts.add(channel.getLevel() + " of " + channel.getPeers() + " peers level");
    }
    parts.addAll(channel.getChaincodesList());
    if (!channel.getTopic().isEmpty()) {
      parts.add("topic: " + channel.getTopic());
    }
    parts.add("looked at " + Moments.span(now - channel.getObservedAtMs()) + " ago");
    return "channel "
        + channel.getChannel()
        + "  "
        + channel.getVerdict()
        + "  "
        + String.join(", ", parts);
  }

  private static List<String> finding(DriftRecord record, DriftClass driftClass) {
    var finding = record.getFinding();
    List<String> lines = new ArrayList<>();
    String what =
        driftClass == DriftClass.UNKNOWN
            ? "not known: " + finding.getCause()
            : finding.getField()
                + " is \""
                + finding.getObserved()
                + "\" and should be \""
                + finding.getDesired()
                + "\""
                + (finding.getCause().isEmpty() ? "" : " (" + finding.getCause() + ")");
    lines.add(Printable.of("  ! " + finding.getSubject() + ": " + what));
    if (!finding.getRemedy().isEmpty()) {
      lines.add(Printable.of("      fix   " + finding.getRemedy()));
    }
    return lines;
  }
}
