package io.longshore.controller.operator;

import io.longshore.controller.drift.NetworkLook;
import io.longshore.controller.fleet.HostImages;
import io.longshore.controller.plan.Members;
import io.longshore.controller.rollout.Companion;
import io.longshore.proto.v1.ChannelScope;
import io.longshore.proto.v1.CodeOffer;
import io.longshore.proto.v1.Spec;
import java.util.List;
import java.util.Objects;

/**
 * Everything that is done about channels.
 *
 * @param making makes them for whoever asks for them alone
 * @param planning looks at them
 * @param companion makes them in every run
 * @param images has hosts make what they need
 * @param look sees how they stand to their spec
 */
public record NetworkChannels(
    ChannelMaking making,
    ChannelPlanning planning,
    Companion companion,
    HostImages images,
    NetworkLook look) {
  /** Nothing is done about channels. */
  public static final NetworkChannels NONE =
      new NetworkChannels(
          (asked, events) -> {},
          new ChannelPlanning() {
            @Override
            public ChannelOutlook outlook(
                Spec spec, ChannelScope scope, List<CodeOffer> offers, Members members) {
              return ChannelOutlook.NOTHING;
            }

            @Override
            public void store(String chaincode, String version, byte[] code) {}
          },
          Companion.NONE,
          new HostImages(),
          NetworkLook.NONE);

  public NetworkChannels {
    Objects.requireNonNull(making, "making");
    Objects.requireNonNull(planning, "planning");
    Objects.requireNonNull(companion, "companion");
    Objects.requireNonNull(images, "images");
    Objects.requireNonNull(look, "look");
  }
}
