package io.longshore.controller.operator;

import io.longshore.proto.v1.ChannelEvent;
import java.util.function.Consumer;

/** Makes the channels of a network that is up: blocking, bounded by its own deadlines. */
public interface ChannelMaking {
  /**
   * Makes what is missing, one step after another, and stops at the first that cannot be made.
   *
   * @param events told how it goes, in this thread; the last one is a refusal or an end
   * @throws io.longshore.base.FailureException the controller's own state is in the way
   */
  void make(ChannelsAsked asked, Consumer<ChannelEvent> events);
}
