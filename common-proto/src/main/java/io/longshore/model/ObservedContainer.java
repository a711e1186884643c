package io.longshore.model;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A container of this deployment as its agent sees it.
 *
 * @param name its name
 * @param role what it is to the workload
 * @param phase how far it has come
 * @param reason of the last thing done to it
 * @param containerId the engine's id; empty when there is none
 * @param imageId the id of the image it runs; empty when there is none
 * @param fingerprint the fingerprint label it carries; empty when there is none
 * @param startedAt the engine's record of its last start
 * @param exitCode of its last end; 0 when it has not ended
 * @param restarts starts after the first, by the agent
 * @param gates its gates as last judged
 * @param detail what it waits for or what is wrong, one sentence; may be empty
 * @param remedy what a person may do; may be empty
 * @param standIn the image's own word that it is a test double; empty for a real one
 */
public record ObservedContainer(
    String name,
    String role,
    Phase phase,
    Optional<Reason> reason,
    String containerId,
    String imageId,
    String fingerprint,
    Optional<Instant> startedAt,
    int exitCode,
    int restarts,
    List<GateReport> gates,
    String detail,
    String remedy,
    String standIn) {
  public ObservedContainer {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(role, "role");
    Objects.requireNonNull(phase, "phase");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(containerId, "containerId");
    Objects.requireNonNull(imageId, "imageId");
    Objects.requireNonNull(fingerprint, "fingerprint");
    Objects.requireNonNull(startedAt, "startedAt");
    Checks.count("the number of restarts", restarts);
    gates = List.copyOf(gates);
    Objects.requireNonNull(detail, "detail");
    Objects.requireNonNull(remedy, "remedy");
    Objects.requireNonNull(standIn, "standIn");
  }

  /** Whether it serves while other members of its cluster are missing. */
  public boolean lacksOthers() {
    return phase == Phase.READY
        && gates.stream().anyMatch(gate -> !gate.start() && gate.verdict() == Verdict.ENOUGH);
  }
}
