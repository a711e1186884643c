package io.longshore.controller.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.longshore.controller.spec.Exit;
import io.longshore.proto.v1.FleetView;
import io.longshore.proto.v1.HostView;
import io.longshore.proto.v1.ObservedContainer;
import io.longshore.proto.v1.ObservedHost;
import io.longshore.proto.v1.PlannedContainer;
import io.longshore.proto.v1.RunEnd;
import io.longshore.proto.v1.StatusReply;
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
