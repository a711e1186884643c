package io.longshore.controller.whatif;

import java.util.List;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Host losses for a program: one JSON object. */
public final class HostLossJson {
  private HostLossJson() {}

  /**
   * All that was found.
   *
   * @param losses in order
   * @param stopping the smallest sets that stop writes, or may
   */
  public static String text(Layout layout, List<HostLoss> losses, List<StoppingSets> stopping) {
    return "{\n  \"hosts\": "
        + names(layout.hosts())
        + ",\n  \"losses\": [\n"
        + losses.stream().map(loss -> "    " + loss(layout, loss)).collect(lines())
        + "\n  ],\n  \"smallest\": [\n"
        + stopping.stream().map(sets -> "    " + sets(sets)).collect(lines())
        + "\n  ]\n}";
  }

  private static String loss(Layout layout, HostLoss loss) {
    return object(
        field("lost", names(loss.lost())),
        field("zookeepersLeft", loss.zookeepersLeft()),
        field("zookeepers", layout.zookeepers().size()),
        field("quorum", loss.quorum()),
        field("brokersLeft", loss.brokersLeft()),
        field("brokers", layout.brokers().size()),
        field("replicaSets", loss.replicaSets().possible()),
        field("unwritable", loss.replicaSets().unwritable()),
        field("waitingForQuorum", loss.replicaSets().waiting()),
        field("newChannels", loss.newChannels()),
        field("orderersLeft", loss.orderersLeft()),
        field("orderers", layout.orderers().size()),
        field("endorsable", loss.endorsable()),
        field("writes", quoted(loss.writes().name())),
        field("reasons", names(loss.reasons().stream().map(StopReason::name).toList())),
        field("channels", loss.channels().stream().map(HostLossJson::channel).collect(array())));
  }

  private static String channel(ChannelLoss channel) {
    return object(
        field("name", quoted(channel.name())),
        field("writes", quoted(channel.writes().name())),
        field("unendorsed", names(channel.unendorsed())));
  }

  private static String sets(StoppingSets sets) {
    return object(
        field("writes", quoted(sets.what().name())),
        field("found", sets.found()),
        field("size", sets.size()),
        field("count", sets.count()),
        field("examples", sets.examples().stream().map(HostLossJson::names).collect(array())),
        field("searchedUpTo", sets.searched()),
        field("complete", sets.complete()));
  }

  private static String object(String... fields) {
    return Stream.of(fields).collect(Collectors.joining(", ", "{", "}"));
  }

  private static String field(String name, Object value) {
    return quoted(name) + ": " + value;
  }

  private static String names(List<String> names) {
    return names.stream().map(HostLossJson::quoted).collect(array());
  }

  private static Collector<CharSequence, ?, String> array() {
    return Collectors.joining(", ", "[", "]");
  }

  private static Collector<CharSequence, ?, String> lines() {
    return Collectors.joining(",\n");
  }

  private static String quoted(String text) {
    StringBuilder json = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ') {
        json.append(String.format("\\u%04x", (int) c));
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString();
  }
}
