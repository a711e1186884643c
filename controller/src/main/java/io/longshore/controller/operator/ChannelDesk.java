package io.longshore.controller.operator;

import io.longshore.base.Loop;
import io.longshore.controller.plan.Situation;
import io.longshore.controller.rollout.RolloutDriver;
import io.longshore.controller.spec.Exit;
import io.longshore.controller.spec.Problem;
import io.longshore.controller.workload.Compiled;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes specs whose channels operators want made: reads them again, sees that the network is up,
 * and has them made, one spec at a time. On the loop only.
 */
final class ChannelDesk {
  private static final Logger LOG = LoggerFactory.getLogger(ChannelDesk.class);

  private final Loop loop;
  private final SpecCompiler compiler;
  private final RolloutDriver driver;
  private final Attendance attendance;
  private final ChannelMaking making;
  private boolean busy;

  ChannelDesk(
      Loop loop,
      SpecCompiler compiler,
      RolloutDriver driver,
      Attendance attendance,
      ChannelMaking making) {
    this.loop = loop;
    this.compiler = compiler;
    this.driver = driver;
    this.attendance = attendance;
    this.making = making;
  }

  /** An operator wants these channels. */
  void apply(ChannelsAsked asked, ChannelStream stream) {
    if (busy || driver.running().isPresent()) {
      stream.refuse(List.of(underWay()));
      return;
    }
    busy = true;
    loop.offload(
        "read a spec",
        () -> compiler.draft(asked.spec()),
        (draft, trouble) -> {
          if (trouble != null) {
            fail(stream, trouble);
          } else if (draft.compiled().isEmpty() || !draft.problems().isEmpty()) {
            refuse(stream, draft.problems());
          } else {
            Compiled compiled = draft.compiled().get();
            attendance.await(compiled, () -> begin(asked, compiled, stream));
          }
        });
  }

  private void begin(ChannelsAsked asked, Compiled compiled, ChannelStream stream) {
    Situation situation = driver.situation(compiled);
    List<Problem> problems = NetworkProblems.of(situation.members());
    if (!problems.isEmpty()) {
      refuse(stream, problems);
      return;
    }
    loop.<Void>offload(
        "make channels",
        () -> {
          making.make(asked, stream::send);
          return null;
        },
        (nothing, trouble) -> {
          if (trouble != null) {
            fail(stream, trouble);
          } else {
            busy = false;
            stream.complete();
          }
        });
  }

  private void refuse(ChannelStream stream, List<Problem> problems) {
    busy = false;
    stream.refuse(problems);
  }

  private void fail(ChannelStream stream, Throwable trouble) {
    busy = false;
    LOG.error("channels could not be made", trouble);
    stream.fail(trouble);
  }

  private static Problem underWay() {
    return new Problem(
        "",
        0,
        "controller",
        "channels are being made just now, or a spec is being applied",
        "one at a time",
        "wait for its end, then run the same again: what is so by then is left alone",
        Exit.BUSY);
  }
}
