package io.longshore.controller.drift;

import io.longshore.base.Loop;
import io.longshore.controller.fleet.FleetState;
import io.longshore.controller.fleet.HostState;
import io.longshore.controller.rollout.RolloutDriver;
import io.longshore.controller.store.DesiredStore;
import io.longshore.controller.store.RunRecord;
import io.longshore.model.DesiredHost;
import io.longshore.proto.v1.ChannelStanding;
import io.longshore.proto.v1.DriftReport;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows what the agents find and keeps the book on it. On the loop only; writes off it. */
public final class DriftWatch {
  private static final Logger LOG = LoggerFactory.getLogger(DriftWatch.class);
  private static final String PASS = "drift pass";
  private static final Duration SOON = Duration.ofMillis(500);
  private static final Duration AGAIN = Duration.ofSeconds(5);

  /** An agent that has just come may not have looked at everything yet. */
  private static final Duration LOOK_AROUND = Duration.ofSeconds(10);

  private final Loop loop;
  private final Clock clock;
  private final About about;
  private final FleetState fleet;
  private final DesiredStore desired;
  private final RolloutDriver driver;
  private final DriftStore store;
  private final Instant begun;
  private Optional<DriftBook> book = Optional.empty();
  private Optional<DriftStore.History> writing = Optional.empty();
  private List<ChannelHealth> channels = List.of();
  private boolean passing;

  /** A watch that takes up where the store says it was, once it has read it. */
  public DriftWatch(
      Loop loop,
      Clock clock,
      About about,
      FleetState fleet,
      DesiredStore desired,
      RolloutDriver driver,
      DriftStore store) {
    this.loop = loop;
    this.clock = clock;
    this.about = about;
    this.fleet = fleet;
    this.desired = desired;
    this.driver = driver;
    this.store = store;
    this.begun = clock.instant();
    read();
  }

  /**
   * What a controller says of itself in reports.
   *
   * @param deployment the fleet's identity
   * @param version of this program
   */
  public record About(String deployment, String version) {}

  private void read() {
    loop.offload(
        "read open drift",
        () -> new DriftBook(store.open(), store.highest()),
        (kept, trouble) -> {
          if (trouble == null) {
            book = Optional.of(kept);
            pass();
          } else {
            LOG.error("the history of drift cannot be read; it is tried again", trouble);
            loop.after("read open drift again", AGAIN, this::read);
          }
        });
  }

  /** The fleet has changed. Many changes make one pass. */
  public void changed() {
    if (!passing && book.isPresent()) {
      passing = true;
      loop.after(PASS, SOON, this::pass);
    }
  }

  private void pass() {
    passing = false;
    Instant now = clock.instant();
    String run = run(now);
    DriftBook notes = book.orElseThrow();
    for (HostState host : hosts().values()) {
      host.observed()
          .filter(seen -> host.link().attached())
          .filter(seen -> !seen.drift().isEmpty() || lookedAround(host, now))
          .ifPresent(seen -> notes.told(seen, now, run));
      if (host.link().attached() || now.isAfter(begun.plus(LOOK_AROUND))) {
        notes.stands(Verdicts.of(host, generation(host.host())), now);
      }
    }
    write(notes, now);
    loop.after(PASS, AGAIN, this::pass);
  }

  private static boolean lookedAround(HostState host, Instant now) {
    return host.link().since().filter(at -> now.isAfter(at.plus(LOOK_AROUND))).isPresent();
  }

  /** A run that ended a moment ago still explains what is first told now. */
  private String run(Instant now) {
    return driver
        .newest()
        .filter(run -> run.end().map(end -> now.isBefore(end.at().plus(LOOK_AROUND))).orElse(true))
        .map(RunRecord::name)
        .orElse("");
  }

  /** What was seen of the network's channels, whole: those that are not named are none any more. */
  void channels(List<ChannelHealth> seen) {
    channels = List.copyOf(seen);
    if (book.isEmpty()) {
      return;
    }
    Instant now = clock.instant();
    String run = run(now);
    DriftBook notes = book.get();
    TreeSet<String> left = new TreeSet<>();
    notes.open().stream().map(DriftRecord::host).filter(ChannelHealth::isPlace).forEach(left::add);
    for (ChannelHealth channel : channels) {
      left.remove(channel.place());
      notes.told(channel.told(), now, run);
      notes.stands(channel.verdict(), now);
    }
    left.forEach(place -> notes.told(ChannelHealth.gone(place, now), now, run));
    write(notes, now);
  }

  /** The channels as they were looked at last. */
  public List<ChannelStanding> channels() {
    return channels.stream()
        .map(one -> DriftReports.standing(one, book.flatMap(notes -> notes.since(one.place()))))
        .toList();
  }

  /** What of them is not as the spec says, or is not known. */
  public List<io.longshore.proto.v1.DriftRecord> channelFindings() {
    return book.map(DriftBook::open).orElse(List.of()).stream()
        .filter(record -> ChannelHealth.isPlace(record.host()))
        .map(DriftReports::record)
        .toList();
  }

  private void write(DriftBook notes, Instant now) {
    if (writing.isPresent()) {
      return;
    }
    DriftStore.History taken = notes.take();
    if (taken.records().isEmpty() && taken.spans().isEmpty()) {
      return;
    }
    writing = Optional.of(taken);
    loop.offload(
        "write drift",
        () -> {
          store.put(taken.records(), taken.spans(), now);
          return taken;
        },
        (written, trouble) -> {
          writing = Optional.empty();
          if (trouble != null) {
            LOG.error("what drifted cannot be written; it is tried again", trouble);
            notes.putBack(taken);
          }
        });
  }

  /**
   * How the fleet stands and what ended since.
   *
   * @param host this one alone; empty: every one
   * @param back how far the history goes back
   * @param answer is called on the loop with the report and null, or null and what went wrong
   */
  public void report(String host, Duration back, BiConsumer<DriftReport, Throwable> answer) {
    Instant now = clock.instant();
    Instant since = now.minus(back);
    loop.offload(
        "read drift",
        () -> store.since(since),
        (kept, trouble) -> {
          if (trouble == null) {
            answer.accept(report(host, now, since, kept), null);
          } else {
            answer.accept(null, trouble);
          }
        });
  }

  private DriftReport report(String only, Instant now, Instant since, DriftStore.History kept) {
    DriftReport.Builder report =
        DriftReport.newBuilder()
            .setDeployment(about.deployment())
            .setControllerVersion(about.version())
            .setAtMs(now.toEpochMilli())
            .setSinceMs(since.toEpochMilli())
            .setRun(driver.newest().map(RunRecord::name).orElse(""))
            .setSpecDigest(driver.newest().map(run -> run.specDigest().hex()).orElse(""));
    for (HostState host : hosts().values()) {
      if (only.isEmpty() || host.host().equals(only)) {
        report.addHosts(
            DriftReports.standing(
                host, generation(host.host()), book.flatMap(notes -> notes.since(host.host()))));
      }
    }
    if (only.isEmpty()) {
      report.addAllChannels(channels());
    }
    SortedMap<Long, DriftRecord> records = new TreeMap<>();
    SortedMap<Long, VerdictSpan> spans = new TreeMap<>();
    add(kept, records, spans);
    writing.ifPresent(taken -> add(taken, records, spans));
    book.ifPresent(notes -> add(notes.unwritten(), records, spans));
    book.ifPresent(notes -> notes.open().forEach(record -> records.put(record.id(), record)));
    records.values().stream()
        .filter(record -> only.isEmpty() || record.host().equals(only))
        .forEach(record -> report.addRecords(DriftReports.record(record)));
    spans.values().stream()
        .filter(span -> only.isEmpty() || span.verdict().host().equals(only))
        .forEach(span -> report.addSpans(DriftReports.span(span)));
    return report.build();
  }

  private static void add(
      DriftStore.History history,
      SortedMap<Long, DriftRecord> records,
      SortedMap<Long, VerdictSpan> spans) {
    history.records().forEach(record -> records.put(record.id(), record));
    history.spans().forEach(span -> spans.put(span.id(), span));
  }

  private long generation(String host) {
    return desired.held(host).map(DesiredHost::generation).orElse(0L);
  }

  /** Every host that is enrolled or named by the spec. */
  private SortedMap<String, HostState> hosts() {
    TreeSet<String> names = new TreeSet<>(fleet.fleet().hosts().keySet());
    names.addAll(driver.hosts());
    SortedMap<String, HostState> hosts = new TreeMap<>();
    names.forEach(name -> hosts.put(name, fleet.fleet().host(name)));
    return hosts;
  }
}
