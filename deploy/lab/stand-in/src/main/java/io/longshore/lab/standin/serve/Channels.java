package io.longshore.lab.standin.serve;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The channels of this orderer. The system channel answers for envelopes to channels that do not
 * exist.
 */
public record Channels(ServedChannel system, Map<String, ServedChannel> byId) {

  /** A system channel alone, which is all the stand-in has as yet. */
  public static Channels of(ServedChannel system) {
    return new Channels(
        system,
        List.of(system).stream()
            .collect(Collectors.toMap(c -> c.config().channelId(), Function.identity())));
  }

  public Channels {
    byId = Map.copyOf(byId);
  }

  public Optional<ServedChannel> find(String channelId) {
    return Optional.ofNullable(byId.get(channelId));
  }
}
