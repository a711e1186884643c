package io.longshore.controller.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.longshore.controller.spec.Exit;
import io.longshore.proto.v1.DriftFinding;
import io.longshore.proto.v1.FleetView;
import io.longshore.proto.v1.Hold;
import io.longshore.proto.v1.HostView;
import io.longshore.proto.v1.ObservedContainer;
import io.longshore.proto.v1.ObservedHost;
import io.longshore.proto.v1.PlannedContainer;
import io.longshore.proto.v1.RunEnd;
import io.longshore.proto.v1.StatusReply;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatusTextTest {
  @Test
  void a_run_that_has_not_ended_is_under_way() {
    StatusReply reply = reply("ATTACHED", "READY").setRun("run 2").build();

    assertEquals("run 2 is under way", StatusText.lines(reply, false).get(1));
  }

  @Test
  void a_run_that_has_ended_says_how() {
    StatusReply reply =
        reply("ATTACHED", "READY")
            .setRun("run 2")
            .setLastEnd(RunEnd.newBuilder().setOutcome("CONVERGED").setTookMs(14_700))
            .build();

    assertEquals("run 2: converged after 14.7 s", StatusText.lines(reply, false).get(1));
  }

  @Test
  void the_exit_tells_silence_from_a_container_that_does_not_serve() {
    assertEquals(Exit.DONE, StatusText.exit(reply("ATTACHED", "READY").build()));
    assertEquals(Exit.FAILED, StatusText.exit(reply("ATTACHED", "CRASHED").build()));
    assertEquals(Exit.UNREACHABLE, StatusText.exit(reply("SILENT", "READY").build()));
  }

  @Test
  void what_drifted_and_what_is_held_is_named_and_drift_has_its_own_exit() {
    StatusReply.Builder reply = reply("ATTACHED", "READY");
    reply
        .getViewBuilder()
        .getHostsBuilder(0)
        .getObservedBuilder()
        .addDrift(drift("zk1", "memory", "CORRECTIVE"))
        .addDrift(drift("nginx", "networks", "FOREIGN"))
        .addHolds(Hold.newBuilder().setContainer("zk1").setBy("ada").setReason("a copy"));

    List<String> lines = StatusText.lines(reply.build(), false);

    assertEquals("  * held: zk1 by ada: a copy", lines.get(4));
    assertEquals("  * drift: zk1 memory; why: controller drift --host h86", lines.get(5));
    assertEquals(Exit.DRIFT, StatusText.exit(reply.build()));
  }

  @Test
  void only_what_is_not_as_the_spec_says_ends_with_drift() {
    assertEquals(Exit.DRIFT, exitWith("READY", "CORRECTIVE"));
    assertEquals(Exit.DRIFT, exitWith("READY", "INTENTIONAL"));
    for (String harmless : List.of("IGNORED", "FOREIGN", "DERIVED", "UNKNOWN")) {
      assertEquals(Exit.DONE, exitWith("READY", harmless), harmless);
    }
    assertEquals(Exit.FAILED, exitWith("CRASHED", "CORRECTIVE"), "what does not serve comes first");
  }

  private static Exit exitWith(String phase, String driftClass) {
    StatusReply.Builder reply = reply("ATTACHED", phase);
    reply
        .getViewBuilder()
        .getHostsBuilder(0)
        .getObservedBuilder()
        .addDrift(drift("zk1", "memory", driftClass));
    return StatusText.exit(reply.build());
  }

  private static DriftFinding drift(String subject, String field, String driftClass) {
    return DriftFinding.newBuilder()
        .setSubject(subject)
        .setField(field)
        .setDriftClass(driftClass)
        .build();
  }

  private static StatusReply.Builder reply(String link, String phase) {
    HostView host =
        HostView.newBuilder()
            .setHost("h86")
            .setLink(link)
            .addPlanned(PlannedContainer.newBuilder().setName("zk1").setFingerprint("f"))
            .setObserved(
                ObservedHost.newBuilder()
                    .addContainers(
                        ObservedContainer.newBuilder()
                            .setName("zk1")
                            .setFingerprint("f")
                            .setPhase(phase)))
            .build();
    return StatusReply.newBuilder().setView(FleetView.newBuilder().addHosts(host));
  }
}
