package io.longshore.controller.rollout;

import io.longshore.controller.plan.Members;
import io.longshore.proto.v1.ChannelScope;
import io.longshore.proto.v1.Spec;
import java.time.Instant;

/**
 * What a run makes in the containers' network once they serve. It works in threads of its own; its
 * methods are called on the loop and do not block.
 */
public interface Companion {
  /** Nothing is made beside containers. */
  Companion NONE =
      new Companion() {
        @Override
        public void begin(Spec source, ChannelScope scope, Instant begun) {}

        @Override
        public void look(Members members) {}

        @Override
        public void onChange(Runnable listener) {}

        @Override
        public Course course() {
          return Course.NOTHING;
        }

        @Override
        public void stop() {}
      };

  /**
   * Begins what this spec wants, or takes it up in a new process; what it did before ends.
   *
   * @param begun when the run began
   */
  void begin(Spec source, ChannelScope scope, Instant begun);

  /** How the members of the spec are now: work whose nodes serve may go on. */
  void look(Members members);

  /** Calls this, in whatever thread, when it has come further. */
  void onChange(Runnable listener);

  /** How far it is. */
  Course course();

  /** Begins nothing more. */
  void stop();
}
