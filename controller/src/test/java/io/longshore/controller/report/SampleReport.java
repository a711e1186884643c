package io.longshore.controller.report;

import io.longshore.model.DriftReason;
import io.longshore.proto.v1.ChannelStanding;
import io.longshore.proto.v1.DriftFinding;
import io.longshore.proto.v1.DriftRecord;
import io.longshore.proto.v1.DriftReport;
import io.longshore.proto.v1.HostStanding;
import io.longshore.proto.v1.VerdictSpan;
import java.time.Duration;
import java.time.Instant;

/** Reports for tests: one with everything in it. */
public final class SampleReport {
  static final long NOW = Instant.parse("2026-01-01T12:00:00Z").toEpochMilli();
  static final long SINCE = NOW - Duration.ofHours(24).toMillis();
  static final String NASTY = "a<b>&\"'\u0001\u202e</td><script>alert(1)</script>";

  private SampleReport() {}

  public static DriftReport whole() {
    return DriftReport.newBuilder()
        .setDeployment("00000000-0000-4000-8000-000000000001")
        .setControllerVersion("0.1.0")
        .setAtMs(NOW)
        .setSinceMs(SINCE)
        .setRun("run 7")
        .setSpecDigest("5e".repeat(32))
        .addHosts(host("h121", "IN_SYNC", "everything is as the spec says", ""))
        .addHosts(host("h168", "DRIFTED", "2 findings", "controller apply puts right what is"))
        .addHosts(
            host("h231", "UNREACHABLE", "its agent is silent", "on h231: systemctl status x")
                .toBuilder()
                .setLink("SILENT")
                .clearObservedAtMs())
        .addHosts(host("h86", "UNKNOWN", "its Docker engine does not answer: timeout", ""))
        .addRecords(
            record(1, "h168", "kafka2", "environment.KAFKA_MIN_INSYNC_REPLICAS", "2", "1")
                .setFinding(
                    finding("kafka2", "environment.KAFKA_MIN_INSYNC_REPLICAS", "2", "1")
                        .setCause("docker create by hand at 11:42:03")
                        .setRemedy("controller apply conf/network.conf")))
        .addRecords(record(2, "h168", "file msp/cacerts/ca.pem", "mode", "0644", "0666"))
        .addRecords(
            record(3, "h168", "dev-peer1-mycc-1.0", "container", "", "there")
                .setFinding(
                    finding("dev-peer1-mycc-1.0", "container", "", "there")
                        .setReason(DriftReason.CHAINCODE.name())
                        .setDriftClass("DERIVED")))
        .addRecords(
            record(4, "h168", "zk2", "label", "x", NASTY)
                .setFinding(
                    finding("zk2", "label", "x", NASTY)
                        .setReason(DriftReason.EXCUSED.name())
                        .setDriftClass("IGNORED")
                        .setCause("spec: labels of zk2 are another tool's")))
        .addRecords(
            record(5, "h121", "peer0", "network net_byfn", "connected", "disconnected")
                .setClearedAtMs(NOW - 3_600_000)
                .setClearedBy("RUN")
                .setClearedIn("run 7"))
        .addSpans(span("h121", "DRIFTED", SINCE - 50_000, NOW - 3_600_000))
        .addSpans(span("h121", "IN_SYNC", NOW - 3_600_000, 0))
        .addSpans(span("h168", "IN_SYNC", SINCE + 7_200_000, NOW - 4_000_000))
        .addSpans(span("h168", "DRIFTED", NOW - 4_000_000, 0))
        .addSpans(span("h231", "UNREACHABLE", NOW - 30_000_000, 0))
        .addSpans(span("h86", "UNKNOWN", NOW - 60_000, 0))
        .build();
  }

  /** The same with the channels of a network. */
  public static DriftReport withChannels() {
    return whole().toBuilder()
        .addChannels(
            channel("mychannel", "DRIFTED").toBuilder()
                .setWhy("1 finding")
                .setRemedy("a running version cannot change: give the chaincode a new version")
                .setLevel(3))
        .addChannels(
            channel("other", "UNKNOWN").toBuilder()
                .setWhy("peer1.org2.example.com: it does not serve")
                .setTopic(""))
        .addChannels(channel("testchainid", "IN_SYNC").toBuilder().setSystem(true).setPeers(0))
        .addRecords(
            record(6, "channel mychannel", "chaincode mycc", "policy", "", "")
                .setFinding(
                    finding(
                            "chaincode mycc",
                            "policy",
                            "AND('Org1MSP.peer','Org2MSP.peer')",
                            "OR('Org1MSP.peer','Org2MSP.peer')")
                        .setReason(DriftReason.OTHER_POLICY.name())
                        .setDriftClass("DIVERGED")
                        .setRemedy(
                            "a running version cannot change: give the chaincode a new version")))
        .addSpans(span("channel mychannel", "IN_SYNC", SINCE + 9_000_000, NOW - 900_000))
        .addSpans(span("channel mychannel", "DRIFTED", NOW - 900_000, 0))
        .build();
  }

  static ChannelStanding channel(String name, String verdict) {
    return ChannelStanding.newBuilder()
        .setChannel(name)
        .setVerdict(verdict)
        .setWhy("everything is as the spec says")
        .setSinceMs(NOW - 900_000)
        .setObservedAtMs(NOW - 12_000)
        .setBlocks(42)
        .setPeers(4)
        .setLevel(4)
        .addChaincodes("mycc 1.0")
        .setTopic("3 replicas, 3 in sync, 2 needed")
        .build();
  }

  static HostStanding host(String host, String verdict, String why, String remedy) {
    return HostStanding.newBuilder()
        .setHost(host)
        .setVerdict(verdict)
        .setWhy(why)
        .setRemedy(remedy)
        .setLink("ATTACHED")
        .setSinceMs(NOW - 60_000)
        .setHeldGeneration(4)
        .setDesiredGeneration(4)
        .setObservedAtMs(NOW - 2_000)
        .setContainers(5)
        .setReady(5)
        .build();
  }

  static DriftFinding.Builder finding(String subject, String field, String spec, String seen) {
    return DriftFinding.newBuilder()
        .setSubject(subject)
        .setField(field)
        .setDesired(spec)
        .setObserved(seen)
        .setDriftClass("CORRECTIVE")
        .setReason(DriftReason.CHANGED.name())
        .setFirstSeenMs(NOW - 4_000_500);
  }

  private static DriftRecord.Builder record(
      int number, String host, String subject, String field, String spec, String seen) {
    return DriftRecord.newBuilder()
        .setHost(host)
        .setFinding(finding(subject, field, spec, seen))
        .setFirstSeenMs(NOW - 4_000_000 - number)
        .setLastSeenMs(NOW - 1_000);
  }

  private static VerdictSpan span(String host, String verdict, long from, long until) {
    return VerdictSpan.newBuilder()
        .setHost(host)
        .setVerdict(verdict)
        .setWhy("so it is")
        .setFromMs(from)
        .setUntilMs(until)
        .build();
  }
}
