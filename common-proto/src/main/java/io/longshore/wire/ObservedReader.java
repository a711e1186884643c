package io.longshore.wire;

import io.longshore.model.EngineState;
import io.longshore.model.GateReport;
import io.longshore.model.HostProblem;
import io.longshore.model.ObservedContainer;
import io.longshore.model.ObservedHost;
import io.longshore.model.Phase;
import io.longshore.model.PortInUse;
import io.longshore.model.Reason;
import io.longshore.model.TopicSeen;
import io.longshore.model.Verdict;
import java.time.Instant;
import java.util.Optional;

/** Observed state out of its message. */
final class ObservedReader {
  private ObservedReader() {}

  static ObservedHost read(io.longshore.proto.v1.ObservedHost message) {
    Bounds.containers(message.getContainersCount());
    io.longshore.proto.v1.Engine engine = message.getEngine();
    return new ObservedHost(
        message.getHost(),
        message.getGeneration(),
        message.getSpecDigest(),
        Instant.ofEpochMilli(message.getObservedAtMs()),
        new EngineState(
            engine.getAnswering(),
            engine.getVersion(),
            engine.getApiVersion(),
            engine.getTrouble()),
        message.getContainersList().stream().map(ObservedReader::container).toList(),
        message.getPortsInUseList().stream()
            .map(port -> new PortInUse(port.getAddress(), port.getPort(), port.getHolder()))
            .toList(),
        message.getEngineMutations(),
        message.getProblemsList().stream()
            .map(
                problem ->
                    new HostProblem(
                        problem.getCode(),
                        problem.getSubject(),
                        problem.getWhat(),
                        problem.getRemedy()))
            .toList(),
        message.getDriftList().stream().map(DriftWords::read).toList(),
        message.getHoldsList().stream().map(DriftWords::read).toList(),
        message.getTopicsList().stream()
            .map(
                topic ->
                    new TopicSeen(
                        topic.getName(),
                        topic.getPartitions(),
                        topic.getReplicas(),
                        topic.getInSync(),
                        topic.getMinInSync(),
                        topic.getRetentionMs(),
                        topic.getUnclean()))
            .toList());
  }

  private static ObservedContainer container(io.longshore.proto.v1.ObservedContainer message) {
    return new ObservedContainer(
        message.getName(),
        message.getRole(),
        Known.word(Phase.values(), message.getPhase(), Phase.UNKNOWN),
        message.getReason().isEmpty()
            ? Optional.empty()
            : Optional.of(Known.word(Reason.values(), message.getReason(), Reason.UNKNOWN)),
        message.getContainerId(),
        message.getImageId(),
        message.getFingerprint(),
        message.getStartedAtMs() == 0
            ? Optional.empty()
            : Optional.of(Instant.ofEpochMilli(message.getStartedAtMs())),
        message.getExitCode(),
        message.getRestarts(),
        message.getGatesList().stream()
            .map(
                gate ->
                    new GateReport(
                        gate.getType(),
                        Known.word(Verdict.values(), gate.getVerdict(), Verdict.UNKNOWN),
                        gate.getEvidence(),
                        gate.getStart()))
            .toList(),
        message.getDetail(),
        message.getRemedy(),
        message.getStandIn());
  }
}
