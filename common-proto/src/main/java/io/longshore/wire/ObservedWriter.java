package io.longshore.wire;

import io.longshore.model.EngineState;
import io.longshore.model.GateReport;
import io.longshore.model.HostProblem;
import io.longshore.model.ObservedContainer;
import io.longshore.model.ObservedHost;
import io.longshore.model.PortInUse;
import io.longshore.model.Reason;
import io.longshore.model.TopicSeen;
import java.time.Instant;

/** Observed state into its message. */
final class ObservedWriter {
  private ObservedWriter() {}

  static io.longshore.proto.v1.ObservedHost write(ObservedHost host) {
    Bounds.containers(host.containers().size());
    EngineState engine = host.engine();
    var message =
        io.longshore.proto.v1.ObservedHost.newBuilder()
            .setHost(host.host())
            .setGeneration(host.generation())
            .setSpecDigest(host.specDigest())
            .setObservedAtMs(host.observedAt().toEpochMilli())
            .setEngine(
                io.longshore.proto.v1.Engine.newBuilder()
                    .setAnswering(engine.answering())
                    .setVersion(engine.version())
                    .setApiVersion(engine.apiVersion())
                    .setTrouble(engine.trouble()))
            .setEngineMutations(host.engineMutations());
    host.containers().forEach(container -> message.addContainers(container(container)));
    for (PortInUse port : host.portsInUse()) {
      message
          .addPortsInUseBuilder()
          .setAddress(port.address())
          .setPort(port.port())
          .setHolder(port.holder());
    }
    for (HostProblem problem : host.problems()) {
      message
          .addProblemsBuilder()
          .setCode(problem.code())
          .setSubject(problem.subject())
          .setWhat(problem.what())
          .setRemedy(problem.remedy());
    }
    host.drift().forEach(finding -> message.addDrift(DriftWords.write(finding)));
    host.holds().forEach(hold -> message.addHolds(DriftWords.write(hold)));
    for (TopicSeen topic : host.topics()) {
      message
          .addTopicsBuilder()
          .setName(topic.name())
          .setPartitions(topic.partitions())
          .setReplicas(topic.replicas())
          .setInSync(topic.inSync())
          .setMinInSync(topic.minInSync())
          .setRetentionMs(topic.retentionMs())
          .setUnclean(topic.unclean());
    }
    return message.build();
  }

  private static io.longshore.proto.v1.ObservedContainer container(ObservedContainer seen) {
    var message =
        io.longshore.proto.v1.ObservedContainer.newBuilder()
            .setName(seen.name())
            .setRole(seen.role())
            .setPhase(seen.phase().name())
            .setReason(seen.reason().map(Reason::name).orElse(""))
            .setContainerId(seen.containerId())
            .setImageId(seen.imageId())
            .setFingerprint(seen.fingerprint())
            .setStartedAtMs(seen.startedAt().map(Instant::toEpochMilli).orElse(0L))
            .setExitCode(seen.exitCode())
            .setRestarts(seen.restarts())
            .setDetail(seen.detail())
            .setRemedy(seen.remedy())
            .setStandIn(seen.standIn());
    for (GateReport gate : seen.gates()) {
      message
          .addGatesBuilder()
          .setType(gate.type())
          .setVerdict(gate.verdict().name())
          .setEvidence(gate.evidence())
          .setStart(gate.start());
    }
    return message.build();
  }
}
