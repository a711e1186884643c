package io.longshore.agent.gate.kafka;

import io.longshore.agent.gate.GateReading;
import io.longshore.model.GateTarget;
import io.longshore.model.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Judges what the brokers see: everyone must see everyone, a controller, and enough in sync. */
final class InSync {
  /** As many findings as fit one line; the first are the ones to look at. */
  private static final int SHOWN = 4;

  private final SortedMap<Integer, GateTarget> expected = new TreeMap<>();
  private final Set<String> findings = new LinkedHashSet<>();
  private final Map<String, Integer> statedMinimum;
  private final int usualMinimum;
  private boolean agreed;
  private boolean hopeless;

  private InSync(Map<String, Integer> statedMinimum, int usualMinimum) {
    this.statedMinimum = statedMinimum;
    this.usualMinimum = usualMinimum;
  }

  /**
   * Open when every broker's view is whole.
   *
   * @param views one for every broker there is to be; target ids are broker ids
   * @param statedMinimum min.insync.replicas of the topics that state their own
   * @param usualMinimum min.insync.replicas of all others
   */
  static GateReading judge(
      List<BrokerView> views, Map<String, Integer> statedMinimum, int usualMinimum) {
    InSync judge = new InSync(statedMinimum, usualMinimum);
    for (BrokerView view : views) {
      judge.expected.put(id(view.broker()), view.broker());
    }
    for (BrokerView view : views) {
      if (view.metadata().isEmpty()) {
        judge.findings.add(view.broker().name() + " " + view.trouble());
      }
    }
    judge.agreed =
        views.stream()
                .flatMap(view -> view.metadata().stream())
                .map(Metadata::brokers)
                .distinct()
                .count()
            < 2;
    for (BrokerView view : views) {
      view.metadata().ifPresent(metadata -> judge.brokers(view.broker(), metadata));
    }
    for (BrokerView view : views) {
      view.metadata().ifPresent(metadata -> metadata.partitions().forEach(judge::partition));
    }
    return judge.reading(views);
  }

  /** The broker id a target states. */
  static int id(GateTarget target) {
    if (!target.id().matches("[0-9]{1,9}")) {
      throw new IllegalArgumentException(
          "the id of broker " + target.name() + " is not a number: " + target.id());
    }
    return Integer.parseInt(target.id());
  }

  private void brokers(GateTarget asked, Metadata seen) {
    List<String> missing = new ArrayList<>();
    expected.forEach(
        (id, target) -> {
          String host = seen.brokers().get(id);
          if (host == null) {
            missing.add(target.name() + " (id " + id + ")");
          } else if (!host.equals(target.name())) {
            findings.add("broker " + id + " advertises " + host + ", not " + target.name());
          }
        });
    if (!missing.isEmpty()) {
      findings.add(
          seenBy(asked)
              + (expected.size() - missing.size())
              + " of "
              + expected.size()
              + " brokers registered, missing "
              + String.join(" and ", missing));
    }
    seen.brokers()
        .forEach(
            (id, host) -> {
              if (!expected.containsKey(id)) {
                findings.add("broker " + id + " (" + host + ") is registered and not expected");
              }
            });
    if (!seen.brokers().containsKey(seen.controller())) {
      findings.add(asked.name() + " knows no controller");
    }
  }

  private String seenBy(GateTarget asked) {
    return agreed ? "" : asked.name() + " sees ";
  }

  private void partition(Metadata.Partition partition) {
    int needed = statedMinimum.getOrDefault(partition.topic(), usualMinimum);
    if (partition.replicas() < needed) {
      hopeless = true;
      findings.add(
          partition + " has " + partition.replicas() + " replicas, needs " + needed + " in sync");
    } else if (partition.leader() < 0) {
      findings.add(partition + " has no leader");
    } else if (partition.inSync() < needed) {
      findings.add(
          partition
              + " in-sync "
              + partition.inSync()
              + " of "
              + partition.replicas()
              + ", needs "
              + needed);
    }
  }

  private GateReading reading(List<BrokerView> views) {
    if (findings.isEmpty()) {
      Metadata first = views.get(0).metadata().orElseThrow();
      return new GateReading(
          Verdict.PASS,
          expected.size()
              + " of "
              + expected.size()
              + " brokers registered, controller "
              + expected.get(first.controller()).name()
              + ", "
              + first.partitions().size()
              + " partitions in sync");
    }
    List<String> shown = findings.stream().limit(SHOWN).toList();
    int more = findings.size() - shown.size();
    return new GateReading(
        hopeless ? Verdict.FAIL : Verdict.WAIT,
        String.join("; ", shown) + (more > 0 ? "; and " + more + " more" : ""));
  }
}
