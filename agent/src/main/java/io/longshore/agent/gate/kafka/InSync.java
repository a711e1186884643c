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
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Judges what the brokers see: everyone must see everyone, a controller, and enough in sync.
 * Brokers that are away are forgiven when the rest is enough and agrees.
 */
final class InSync {
  /** As many findings as fit one line; the first are the ones to look at. */
  private static final int SHOWN = 4;

  private final SortedMap<Integer, GateTarget> expected = new TreeMap<>();
  private final Set<String> findings = new LinkedHashSet<>();
  private final Set<String> missing = new TreeSet<>();

  /** One that the spec no longer names is told to go only when all others serve. */
  private final Set<String> strangers = new TreeSet<>();

  private final Map<String, Integer> statedMinimum;
  private final int usualMinimum;
  private final int enough;
  private boolean agreed;
  private boolean troubled;
  private boolean hopeless;

  private InSync(Map<String, Integer> statedMinimum, int usualMinimum, int enough) {
    this.statedMinimum = statedMinimum;
    this.usualMinimum = usualMinimum;
    this.enough = enough;
  }

  /**
   * Open when every broker's view is whole.
   *
   * @param views one for every broker there is to be; target ids are broker ids
   * @param statedMinimum min.insync.replicas of the topics that state their own
   * @param usualMinimum min.insync.replicas of all others
   * @param enough how many brokers are enough to go on
   */
  static GateReading judge(
      List<BrokerView> views, Map<String, Integer> statedMinimum, int usualMinimum, int enough) {
    InSync judge = new InSync(statedMinimum, usualMinimum, enough);
    for (BrokerView view : views) {
      judge.expected.put(id(view.broker()), view.broker());
    }
    for (BrokerView view : views) {
      if (view.metadata().isEmpty()) {
        judge.findings.add(view.broker().name() + " " + view.trouble());
        judge.missing.add(view.broker().name());
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
    List<String> unregistered = new ArrayList<>();
    expected.forEach(
        (id, target) -> {
          String host = seen.brokers().get(id);
          if (host == null) {
            unregistered.add(target.name() + " (id " + id + ")");
            missing.add(target.name());
          } else if (!host.equals(target.name())) {
            trouble("broker " + id + " advertises " + host + ", not " + target.name());
          }
        });
    if (!unregistered.isEmpty()) {
      findings.add(
          seenBy(asked)
              + (expected.size() - unregistered.size())
              + " of "
              + expected.size()
              + " brokers registered, missing "
              + String.join(" and ", unregistered));
    }
    seen.brokers()
        .forEach(
            (id, host) -> {
              if (!expected.containsKey(id)) {
                strangers.add("broker " + id + " (" + host + ") is registered and not expected");
              }
            });
    if (!seen.brokers().containsKey(seen.controller())) {
      trouble(asked.name() + " knows no controller");
    }
  }

  private String seenBy(GateTarget asked) {
    return agreed ? "" : asked.name() + " sees ";
  }

  private void partition(Metadata.Partition partition) {
    int needed = statedMinimum.getOrDefault(partition.topic(), usualMinimum);
    if (partition.replicas() < needed) {
      hopeless = true;
      trouble(
          partition + " has " + partition.replicas() + " replicas, needs " + needed + " in sync");
    } else if (partition.leader() < 0) {
      trouble(partition + " has no leader");
    } else if (partition.inSync() < needed) {
      trouble(
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
    Metadata first =
        views.stream().flatMap(view -> view.metadata().stream()).findFirst().orElse(null);
    if (findings.isEmpty()) {
      return new GateReading(
          Verdict.PASS,
          expected.size()
              + " of "
              + expected.size()
              + " brokers registered, "
              + serves(first)
              + remarks());
    }
    int serving = expected.size() - missing.size();
    if (agreed && !troubled && serving >= enough && first != null && led(first)) {
      return GateReading.enough(
          serving
              + " of "
              + expected.size()
              + " brokers serve, "
              + serves(first)
              + "; "
              + found()
              + remarks(),
          List.copyOf(missing));
    }
    return new GateReading(hopeless ? Verdict.FAIL : Verdict.WAIT, found() + remarks())
        .silentIf(first == null);
  }

  /** A controller that went away with its broker still is in everyone's view for a while. */
  private boolean led(Metadata seen) {
    GateTarget controller = expected.get(seen.controller());
    return controller == null || !missing.contains(controller.name());
  }

  private String serves(Metadata seen) {
    GateTarget controller = expected.get(seen.controller());
    return "controller "
        + (controller == null ? seen.brokers().get(seen.controller()) : controller.name())
        + ", "
        + seen.partitions().size()
        + " partitions in sync";
  }

  private String remarks() {
    return strangers.stream().map(remark -> "; " + remark).collect(Collectors.joining());
  }

  private String found() {
    int more = Math.max(0, findings.size() - SHOWN);
    return findings.stream().limit(SHOWN).collect(Collectors.joining("; "))
        + (more > 0 ? "; and " + more + " more" : "");
  }

  /** A finding that no number of other brokers makes up for. */
  private void trouble(String finding) {
    troubled = true;
    findings.add(finding);
  }
}
