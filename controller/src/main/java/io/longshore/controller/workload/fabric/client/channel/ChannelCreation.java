package io.longshore.controller.workload.fabric.client.channel;

import io.longshore.controller.workload.fabric.material.ChannelGroups;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.ConfigUpdate;
import org.hyperledger.fabric.protos.common.ConfigValue;
import org.hyperledger.fabric.protos.common.Consortium;

/** The update that asks an ordering service for a new channel. */
public final class ChannelCreation {
  private ChannelCreation() {}

  /**
   * The update: it reads an Application group with the member organisations as the consortium has
   * them, and writes the same with the channel's own policies and capabilities.
   */
  public static ConfigUpdate update(NewChannel channel) {
    ConfigGroup.Builder read = ConfigGroup.newBuilder();
    ConfigGroup.Builder write = ChannelGroups.metaGoverned().setVersion(1);
    ChannelGroups.putCapabilities(write, channel.capabilities());
    for (String organization : channel.organizations()) {
      read.putGroups(organization, ConfigGroup.getDefaultInstance());
      write.putGroups(organization, ConfigGroup.getDefaultInstance());
    }
    return ConfigUpdate.newBuilder()
        .setChannelId(channel.name())
        .setReadSet(group(read, ConfigValue.getDefaultInstance()))
        .setWriteSet(group(write, consortium(channel)))
        .build();
  }

  private static ConfigGroup group(ConfigGroup.Builder application, ConfigValue consortium) {
    return ConfigGroup.newBuilder()
        .putGroups(ConfigPaths.APPLICATION, application.build())
        .putValues(ConfigPaths.CONSORTIUM, consortium)
        .build();
  }

  private static ConfigValue consortium(NewChannel channel) {
    return ConfigValue.newBuilder()
        .setValue(Consortium.newBuilder().setName(channel.consortium()).build().toByteString())
        .build();
  }
}
