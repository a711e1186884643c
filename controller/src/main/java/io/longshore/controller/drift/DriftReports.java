package io.longshore.controller.drift;

import io.longshore.controller.fleet.HostState;
import io.longshore.model.ObservedHost;
import io.longshore.model.Phase;
import io.longshore.proto.v1.ChannelStanding;
import io.longshore.proto.v1.HostStanding;
import io.longshore.wire.ModelCodec;
import java.time.Instant;
import java.util.Optional;

/** Findings and verdicts as the messages of a report. */
final class DriftReports {
  private DriftReports() {}

  static HostStanding standing(HostState host, long desired, Optional<Instant> since) {
    HostVerdict verdict = Verdicts.of(host, desired);
    HostStanding.Builder standing =
        HostStanding.newBuilder()
            .setHost(host.host())
            .setVerdict(verdict.verdict().name())
            .setWhy(verdict.why())
            .setRemedy(verdict.remedy())
            .setLink(host.link().word())
            .setHeldGeneration(host.generation())
            .setDesiredGeneration(desired);
    since.ifPresent(moment -> standing.setSinceMs(moment.toEpochMilli()));
    host.observed().ifPresent(seen -> add(standing, seen));
    return standing.build();
  }

  static ChannelStanding standing(ChannelHealth channel, Optional<Instant> since) {
    HostVerdict verdict = channel.verdict();
    ChannelStanding.Builder standing =
        ChannelStanding.newBuilder()
            .setChannel(channel.name())
            .setSystem(channel.system())
            .setVerdict(verdict.verdict().name())
            .setWhy(verdict.why())
            .setRemedy(verdict.remedy())
            .setObservedAtMs(channel.at().toEpochMilli())
            .setBlocks(channel.blocks())
            .setPeers(channel.peers())
            .setLevel(channel.level())
            .addAllChaincodes(channel.chaincodes())
            .setTopic(channel.topic());
    since.ifPresent(moment -> standing.setSinceMs(moment.toEpochMilli()));
    return standing.build();
  }

  private static void add(HostStanding.Builder standing, ObservedHost seen) {
    long ready = seen.containers().stream().filter(one -> one.phase() == Phase.READY).count();
    standing
        .setObservedAtMs(seen.observedAt().toEpochMilli())
        .setContainers(seen.containers().size())
        .setReady((int) ready);
  }

  static io.longshore.proto.v1.DriftRecord record(DriftRecord record) {
    io.longshore.proto.v1.DriftRecord.Builder message =
        io.longshore.proto.v1.DriftRecord.newBuilder()
            .setHost(record.host())
            .setFinding(ModelCodec.toProto(record.finding()))
            .setFirstSeenMs(record.firstSeen().toEpochMilli())
            .setLastSeenMs(record.lastSeen().toEpochMilli());
    record
        .cleared()
        .ifPresent(
            end ->
                message
                    .setClearedAtMs(end.at().toEpochMilli())
                    .setClearedBy(end.by().name())
                    .setClearedIn(end.run()));
    return message.build();
  }

  static io.longshore.proto.v1.VerdictSpan span(VerdictSpan span) {
    return io.longshore.proto.v1.VerdictSpan.newBuilder()
        .setHost(span.verdict().host())
        .setVerdict(span.verdict().verdict().name())
        .setWhy(span.verdict().why())
        .setFromMs(span.from().toEpochMilli())
        .setUntilMs(span.until().map(Instant::toEpochMilli).orElse(0L))
        .build();
  }
}
