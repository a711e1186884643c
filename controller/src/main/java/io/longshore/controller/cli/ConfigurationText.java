package io.longshore.controller.cli;

import io.longshore.controller.cli.progress.Printable;
import io.longshore.proto.v1.BatchState;
import io.longshore.proto.v1.CapabilityState;
import io.longshore.proto.v1.ConfigurationAnswer;
import io.longshore.proto.v1.MemberState;
import io.longshore.proto.v1.PolicyState;
import java.util.ArrayList;
import java.util.List;

/** A channel's configuration as people read it. */
final class ConfigurationText {
  private ConfigurationText() {}

  static List<String> lines(ConfigurationAnswer answer) {
    List<String> lines = new ArrayList<>();
    lines.add(
        Printable.of("channel " + answer.getChannel())
            + ", changed "
            + (answer.getSequence() == 1 ? "once" : answer.getSequence() + " times"));
    lines.add("");
    Columns facts = new Columns();
    if (!answer.getConsortium().isEmpty()) {
      facts.row("consortium", answer.getConsortium());
    }
    answer.getMembersList().forEach(one -> facts.row("member", member(one)));
    answer.getOrderersList().forEach(one -> facts.row("orders", member(one)));
    answer.getOrdererAddressesList().forEach(one -> facts.row("orderer", one));
    facts.row("consensus", answer.getConsensus());
    facts.row("batch", batch(answer.getBatch()));
    for (CapabilityState one : answer.getCapabilitiesList()) {
      if (one.getNamesCount() > 0) {
        facts.row("capabilities", one.getGroup() + " " + String.join(" ", one.getNamesList()));
      }
    }
    lines.addAll(facts.lines());
    lines.add("");
    Columns policies = Columns.of("POLICY", "NEEDS");
    for (PolicyState policy : answer.getPoliciesList()) {
      policies.row(policy.getPath(), policy.getMeaning());
    }
    lines.addAll(policies.lines());
    return lines;
  }

  private static String member(MemberState member) {
    String msp = member.getMsp().equals(member.getName()) ? "" : " (" + member.getMsp() + ")";
    return member.getName()
        + msp
        + (member.getAnchorsCount() == 0
            ? ""
            : ", anchor " + String.join(", ", member.getAnchorsList()));
  }

  private static String batch(BatchState batch) {
    return "after "
        + batch.getTimeout()
        + " or "
        + batch.getMaxMessages()
        + " messages; at most "
        + bytes(batch.getAbsoluteMaxBytes())
        + ", preferably "
        + bytes(batch.getPreferredMaxBytes());
  }

  /** As the spec writes sizes. */
  static String bytes(long bytes) {
    if (bytes % (1 << 20) == 0) {
      return (bytes >> 20) + " MB";
    }
    return bytes % (1 << 10) == 0 ? (bytes >> 10) + " KB" : bytes + " bytes";
  }
}
