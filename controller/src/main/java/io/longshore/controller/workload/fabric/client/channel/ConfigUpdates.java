package io.longshore.controller.workload.fabric.client.channel;

import java.util.Optional;
import org.hyperledger.fabric.protos.common.Config;
import org.hyperledger.fabric.protos.common.ConfigUpdate;

/**
 * The smallest update that leads from one configuration of a channel to another: equal in meaning
 * to what {@code configtxlator compute_update} gives.
 */
public final class ConfigUpdates {
  private ConfigUpdates() {}

  /**
   * The update, or empty if the two do not differ.
   *
   * @param channel its name
   * @param current as the channel has it, with the versions of its elements
   * @param wanted the same with changes; versions are not looked at
   */
  public static Optional<ConfigUpdate> between(String channel, Config current, Config wanted) {
    GroupDifference difference =
        GroupDifference.between(current.getChannelGroup(), wanted.getChannelGroup());
    if (difference.isNone()) {
      return Optional.empty();
    }
    return Optional.of(
        ConfigUpdate.newBuilder()
            .setChannelId(channel)
            .setReadSet(difference.read())
            .setWriteSet(difference.write())
            .build());
  }
}
