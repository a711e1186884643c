package io.longshore.controller.whatif;

import java.util.List;
import java.util.Objects;

/**
 * What a loss does to one channel.
 *
 * @param name of the channel
 * @param unendorsed chaincodes whose policy the peers left cannot satisfy
 * @param writes whether transactions still get in: for a channel with several chaincodes, into all
 *     of them
 */
public record ChannelLoss(String name, List<String> unendorsed, Writes writes) {
  public ChannelLoss {
    Objects.requireNonNull(name, "name");
    unendorsed = List.copyOf(unendorsed);
    Objects.requireNonNull(writes, "writes");
  }
}
