package io.longshore.agent.loop;

import io.longshore.agent.desired.VolumeStore;
import io.longshore.agent.reconcile.KeptVolumes;
import io.longshore.base.Loop;
import java.io.IOException;

/** Remembers which volumes hold data, on disk too. */
final class DataWatch {
  private final Loop loop;
  private final AgentState state;
  private final VolumeStore store;
  private KeptVolumes written = KeptVolumes.NONE;
  private boolean writing;

  DataWatch(Loop loop, AgentState state, VolumeStore store) {
    this.loop = loop;
    this.state = state;
    this.store = store;
  }

  /** Begins with what was known before this process. */
  void begin() throws IOException {
    written = store.load();
    state.kept = written;
  }

  /** The engine was looked at. */
  void looked() {
    if (state.desired.isEmpty() || state.engine.isEmpty()) {
      return;
    }
    state.kept = state.kept.seen(state.desired.get(), state.engine.get());
    if (writing) {
      return;
    }
    if (state.kept.equals(written)) {
      // What could not be written may have become needless meanwhile.
      state.solved("state-not-written", "volumes");
      return;
    }
    writing = true;
    KeptVolumes kept = state.kept;
    loop.offload(
        "keep volumes",
        () -> {
          store.write(kept);
          return kept;
        },
        (done, thrown) -> {
          writing = false;
          if (thrown == null) {
            written = done;
            state.solved("state-not-written", "volumes");
          } else {
            // Tried again after the next look; there is one every few seconds.
            state.problem(
                "state-not-written",
                "volumes",
                "which of them hold data could not be written: " + thrown.getMessage(),
                "make room on the host's disk");
          }
        });
  }
}
