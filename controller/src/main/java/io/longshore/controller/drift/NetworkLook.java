package io.longshore.controller.drift;

import io.longshore.controller.plan.Members;
import io.longshore.model.TopicSeen;
import io.longshore.proto.v1.Spec;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;

/** Looks at what a network's own nodes hold. */
@FunctionalInterface
public interface NetworkLook {
  /** There is no network to look at. */
  NetworkLook NONE = (spec, members, topics, now) -> List.of();

  /**
   * Asks the nodes that serve, each for a bounded time, and changes nothing. Blocking.
   *
   * @param spec in force
   * @param members its containers as they are now
   * @param topics as the hosts' agents tell of them, by name
   * @return each channel once; empty when there is no network, or its nodes are test doubles
   */
  List<ChannelHealth> look(
      Spec spec, Members members, SortedMap<String, TopicSeen> topics, Instant now);
}
