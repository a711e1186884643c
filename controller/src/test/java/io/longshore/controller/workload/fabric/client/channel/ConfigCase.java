package io.longshore.controller.workload.fabric.client.channel;

import io.longshore.controller.workload.fabric.material.BatchLimits;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import org.hyperledger.fabric.protos.common.Config;
import org.hyperledger.fabric.protos.common.ConfigGroup;

/** Kinds of change to a channel; each has its update as the real tool computes it. */
enum ConfigCase {
  FIRST_ANCHORS {
    @Override
    Config current(Config recorded) {
      return application(
          recorded,
          group ->
              group.putGroups(
                  "Org1MSP",
                  group.getGroupsOrThrow("Org1MSP").toBuilder()
                      .removeValues("AnchorPeers")
                      .build()));
    }

    @Override
    Config wanted(Config current) {
      return ConfigEdits.withAnchors(
          current,
          "Org1MSP",
          new TreeSet<>(List.of(new AnchorPeer("peer0.org1.example.com", 7051))));
    }
  },
  LATER_ANCHORS {
    @Override
    Config wanted(Config current) {
      return ConfigEdits.withAnchors(
          current, "Org2MSP", new TreeSet<>(List.of(new AnchorPeer("10.0.0.7", 7051))));
    }
  },
  ORDERER_ADDRESSES {
    @Override
    Config wanted(Config current) {
      return ConfigEdits.withOrdererAddresses(
          current, List.of("orderer1.example.com:7050", "orderer4.example.com:7050"));
    }
  },
  BATCH {
    @Override
    Config wanted(Config current) {
      return ConfigEdits.withBatch(
          current, new BatchLimits(Duration.ofSeconds(90), 50, 10 << 20, 1 << 20));
    }
  },
  CAPABILITIES {
    @Override
    Config wanted(Config current) {
      return ConfigEdits.withCapabilities(
          current, List.of("Application"), List.of("V1_3", "V1_4_2"));
    }
  },
  CHANNEL_CAPABILITIES {
    @Override
    Config wanted(Config current) {
      return ConfigEdits.withCapabilities(current, List.of(), List.of("V1_4_3"));
    }
  },
  ORDERER_CAPABILITIES {
    @Override
    Config wanted(Config current) {
      return ConfigEdits.withCapabilities(current, List.of("Orderer"), List.of("V1_4_2"));
    }
  },
  ORGANIZATION_ADDED {
    @Override
    Config wanted(Config current) throws Exception {
      return ConfigEdits.withOrganization(
          current, Recorded.organization("Org3MSP", "org1.example.com"));
    }
  },
  ORGANIZATION_REMOVED {
    @Override
    Config wanted(Config current) {
      return ConfigEdits.withoutOrganization(current, "Org2MSP");
    }
  },
  POLICY_CHANGED {
    @Override
    Config wanted(Config current) {
      return application(
          current, group -> group.putPolicies("Readers", group.getPoliciesOrThrow("Admins")));
    }
  },
  POLICY_REMOVED_AND_VALUE_CHANGED {
    @Override
    Config wanted(Config current) {
      return application(
          ConfigEdits.withAnchors(current, "Org1MSP", new TreeSet<>()),
          group -> group.removePolicies("Writers"));
    }
  },
  GOVERNED_OTHERWISE {
    @Override
    Config wanted(Config current) {
      return application(current, group -> group.setModPolicy("/Channel/Orderer/Admins"));
    }
  };

  Config current(Config recorded) {
    return recorded;
  }

  abstract Config wanted(Config current) throws Exception;

  String file() {
    return "client/updates/" + name().toLowerCase(java.util.Locale.ROOT) + ".update";
  }

  private interface Edit {
    void make(ConfigGroup.Builder application);
  }

  private static Config application(Config config, Edit edit) {
    ConfigGroup channel = config.getChannelGroup();
    ConfigGroup.Builder group = channel.getGroupsOrThrow("Application").toBuilder();
    edit.make(group);
    return config.toBuilder()
        .setChannelGroup(channel.toBuilder().putGroups("Application", group.build()))
        .build();
  }
}
