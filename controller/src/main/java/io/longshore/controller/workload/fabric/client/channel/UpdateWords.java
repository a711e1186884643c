package io.longshore.controller.workload.fabric.client.channel;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.ConfigUpdate;
import org.hyperledger.fabric.protos.common.ConfigValue;
import org.hyperledger.fabric.protos.common.OrdererAddresses;
import org.hyperledger.fabric.protos.orderer.BatchSize;
import org.hyperledger.fabric.protos.orderer.BatchTimeout;
import org.hyperledger.fabric.protos.peer.AnchorPeers;

/** What an update writes, for whoever is to sign it. */
public final class UpdateWords {
  private UpdateWords() {}

  /** One line an element that changes or is new. */
  public static List<String> of(ConfigUpdate update) {
    List<String> words = new ArrayList<>();
    collect("/Channel", update.getReadSet(), update.getWriteSet(), words);
    return List.copyOf(words);
  }

  private static void collect(
      String path, ConfigGroup read, ConfigGroup write, List<String> words) {
    write
        .getPoliciesMap()
        .forEach(
            (name, policy) -> {
              if (!isRead(read.getPoliciesMap().containsKey(name), policy.hasPolicy())) {
                words.add(path + "/" + name + " becomes another policy");
              }
            });
    for (Map.Entry<String, ConfigValue> value : write.getValuesMap().entrySet()) {
      if (!read.containsValues(value.getKey())) {
        words.add(path + "/" + value.getKey() + meaning(value.getKey(), value.getValue()));
      }
    }
    for (Map.Entry<String, ConfigGroup> group : write.getGroupsMap().entrySet()) {
      String below = path + "/" + group.getKey();
      if (read.containsGroups(group.getKey())) {
        collect(below, read.getGroupsOrThrow(group.getKey()), group.getValue(), words);
      } else {
        words.add(below + " is added");
      }
    }
    if (write.getVersion() > read.getVersion()) {
      words.add(path + " has then the members " + write.getGroupsMap().keySet());
    }
  }

  private static boolean isRead(boolean listed, boolean written) {
    return listed && !written;
  }

  private static String meaning(String name, ConfigValue value) {
    try {
      return switch (name) {
        case ConfigPaths.BATCH_TIMEOUT ->
            " becomes " + BatchTimeout.parseFrom(value.getValue()).getTimeout();
        case ConfigPaths.BATCH_SIZE -> " becomes " + size(BatchSize.parseFrom(value.getValue()));
        case ConfigPaths.ORDERER_ADDRESSES ->
            " becomes " + OrdererAddresses.parseFrom(value.getValue()).getAddressesList();
        case ConfigPaths.ANCHOR_PEERS ->
            " becomes "
                + AnchorPeers.parseFrom(value.getValue()).getAnchorPeersList().stream()
                    .map(one -> one.getHost() + ":" + one.getPort())
                    .toList();
        default -> " is written anew";
      };
    } catch (InvalidProtocolBufferException e) {
      return " becomes what cannot be read: " + e.getMessage();
    }
  }

  private static String size(BatchSize size) {
    return Integer.toUnsignedString(size.getMaxMessageCount())
        + " messages, at most "
        + Integer.toUnsignedString(size.getAbsoluteMaxBytes())
        + " bytes, preferably "
        + Integer.toUnsignedString(size.getPreferredMaxBytes());
  }
}
