package io.longshore.controller.whatif;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Host losses as a person reads them. */
public final class HostLossText {
  private static final String ROW = "%-24s  %-14s  %-7s  %-14s  %-12s  %-8s  %-8s  %s";

  private final Layout layout;

  /** Of this layout. */
  public HostLossText(Layout layout) {
    this.layout = layout;
  }

  /** The head of the table. */
  public String head() {
    return row(
        "LOST",
        "ZOOKEEPER",
        "BROKERS",
        "UNWRITABLE",
        "NEW CHANNELS",
        "ORDERERS",
        "ENDORSED",
        "WRITES");
  }

  /** One row. */
  public String row(HostLoss loss) {
    return row(
        loss.lost().isEmpty() ? "none" : String.join(",", loss.lost()),
        loss.zookeepersLeft()
            + "/"
            + layout.zookeepers().size()
            + (loss.quorum() ? "" : " no quorum"),
        loss.brokersLeft() + "/" + layout.brokers().size(),
        loss.replicaSets().unwritable() + " of " + loss.replicaSets().possible(),
        loss.newChannels() ? "yes" : "no",
        loss.orderersLeft() + "/" + layout.orderers().size(),
        loss.endorsable() ? "yes" : "no",
        loss.writes().word());
  }

  /** What stands behind one row. */
  public List<String> details(HostLoss loss) {
    List<String> lines = new ArrayList<>();
    for (ChannelLoss channel : loss.channels()) {
      String line = channel.name() + ": " + channel.writes().sentence();
      if (!channel.unendorsed().isEmpty()) {
        line += "; not endorsed: " + String.join(", ", channel.unendorsed());
      }
      lines.add(line);
    }
    loss.reasons().forEach(reason -> lines.add("because " + reason.sentence()));
    return lines;
  }

  /** The smallest losses that stop writes, in sentences. */
  public static List<String> lines(StoppingSets sets) {
    String effect = sets.what() == Writes.STOP ? "stops writes" : "stops some writes, or may";
    List<String> lines = new ArrayList<>();
    if (!sets.found()) {
      lines.add(
          sets.complete()
              ? "no loss of hosts " + effect
              : "no loss of up to " + sets.searched() + " hosts " + effect + "; larger: not tried");
      return lines;
    }
    if (sets.size() == 0) {
      lines.add("even without any loss: " + sets.what().sentence());
      return lines;
    }
    lines.add(
        "the smallest loss that "
            + effect
            + ": "
            + sets.size()
            + (sets.size() == 1 ? " host, " : " hosts, ")
            + sets.count()
            + (sets.count().bitLength() == 1 ? " way" : " ways"));
    sets.examples().forEach(set -> lines.add("  " + String.join(",", set)));
    if (sets.count().bitLength() > 31 || sets.count().intValue() > sets.examples().size()) {
      lines.add("  …");
    }
    return lines;
  }

  private static String row(Object... cells) {
    return String.format(Locale.ROOT, ROW, cells).stripTrailing();
  }
}
