package io.longshore.controller.operator;

import io.longshore.base.Loop;
import io.longshore.controller.fleet.FleetState;
import io.longshore.controller.fleet.HostLink;
import io.longshore.controller.fleet.HostState;
import io.longshore.controller.workload.Compiled;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Waits a little for hosts that are about to attach, so that a restart of either side does not look
 * like an absence. On the loop only.
 */
final class Attendance {
  private static final String TAG = "wait for hosts to attach ";

  /** An agent that lost its controller calls again after at most ten seconds. */
  private static final Duration FOR_A_FIRST_CALL = Duration.ofSeconds(12);

  /** One that had called this controller before has lost more than a call. */
  private static final Duration FOR_A_SILENT_HOST = Duration.ofSeconds(3);

  private final Loop loop;
  private final FleetState fleet;
  private final List<Waiting> waiting = new ArrayList<>();
  private long numbers;

  Attendance(Loop loop, FleetState fleet) {
    this.loop = loop;
    this.fleet = fleet;
  }

  private record Waiting(long number, Compiled draft, Runnable then) {}

  /** Runs this when every host of the draft has attached, or at the end of our patience. */
  void await(Compiled draft, Runnable then) {
    if (complete(draft)) {
      then.run();
      return;
    }
    Waiting one = new Waiting(++numbers, draft, then);
    waiting.add(one);
    loop.after(TAG + one.number(), patience(draft), () -> end(one));
  }

  /** Hosts may have come. */
  void changed() {
    List.copyOf(waiting).stream().filter(one -> complete(one.draft())).forEach(this::end);
  }

  private void end(Waiting one) {
    loop.cancel(TAG + one.number());
    if (waiting.remove(one)) {
      one.then().run();
    }
  }

  private boolean complete(Compiled draft) {
    return draft.hosts().keySet().stream().map(fleet.fleet()::host).allMatch(Attendance::here);
  }

  private Duration patience(Compiled draft) {
    return draft.hosts().keySet().stream()
        .map(fleet.fleet()::host)
        .filter(host -> !here(host))
        .map(host -> host.link() instanceof HostLink.Silent ? FOR_A_SILENT_HOST : FOR_A_FIRST_CALL)
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }

  /** A host that was never let in will not come by waiting. */
  private static boolean here(HostState host) {
    return host.link() instanceof HostLink.NeverEnrolled
        || host.link().attached() && host.observed().isPresent();
  }
}
