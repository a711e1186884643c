package io.longshore.controller.workload.fabric.client.channel;

import java.util.Map;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.ConfigPolicy;
import org.hyperledger.fabric.protos.common.ConfigValue;

/**
 * What an update reads and writes of one group.
 *
 * <p>An element that changes is written with the next version. A group that gains or loses members,
 * or is governed otherwise, is written with the next version too and then lists all its members,
 * the unchanged ones by their version alone; any other group lists only what changes below it.
 *
 * @param read what must not have changed meanwhile
 * @param write what it becomes
 * @param isNone whether there is nothing to write
 */
record GroupDifference(ConfigGroup read, ConfigGroup write, boolean isNone) {

  static GroupDifference between(ConfigGroup current, ConfigGroup wanted) {
    boolean ownChange =
        !current.getModPolicy().equals(wanted.getModPolicy())
            || !current.getPoliciesMap().keySet().equals(wanted.getPoliciesMap().keySet())
            || !current.getValuesMap().keySet().equals(wanted.getValuesMap().keySet())
            || !current.getGroupsMap().keySet().equals(wanted.getGroupsMap().keySet());
    ConfigGroup.Builder read = ConfigGroup.newBuilder().setVersion(current.getVersion());
    ConfigGroup.Builder write = ConfigGroup.newBuilder().setVersion(current.getVersion());
    if (ownChange) {
      write.setVersion(current.getVersion() + 1).setModPolicy(wanted.getModPolicy());
    }
    boolean below = policies(current, wanted, ownChange, read, write);
    below |= values(current, wanted, ownChange, read, write);
    below |= groups(current, wanted, ownChange, read, write);
    return new GroupDifference(read.build(), write.build(), !ownChange && !below);
  }

  private static boolean policies(
      ConfigGroup current,
      ConfigGroup wanted,
      boolean listAll,
      ConfigGroup.Builder read,
      ConfigGroup.Builder write) {
    boolean changed = false;
    for (Map.Entry<String, ConfigPolicy> entry : wanted.getPoliciesMap().entrySet()) {
      String name = entry.getKey();
      ConfigPolicy next = entry.getValue();
      ConfigPolicy before = current.getPoliciesOrDefault(name, null);
      if (before == null) {
        write.putPolicies(name, next.toBuilder().clearVersion().build());
      } else if (before.getModPolicy().equals(next.getModPolicy())
          && before.getPolicy().equals(next.getPolicy())) {
        if (listAll) {
          ConfigPolicy same = ConfigPolicy.newBuilder().setVersion(before.getVersion()).build();
          read.putPolicies(name, same);
          write.putPolicies(name, same);
        }
        continue;
      } else {
        write.putPolicies(name, next.toBuilder().setVersion(before.getVersion() + 1).build());
      }
      changed = true;
    }
    return changed;
  }

  private static boolean values(
      ConfigGroup current,
      ConfigGroup wanted,
      boolean listAll,
      ConfigGroup.Builder read,
      ConfigGroup.Builder write) {
    boolean changed = false;
    for (Map.Entry<String, ConfigValue> entry : wanted.getValuesMap().entrySet()) {
      String name = entry.getKey();
      ConfigValue next = entry.getValue();
      ConfigValue before = current.getValuesOrDefault(name, null);
      if (before == null) {
        write.putValues(name, next.toBuilder().clearVersion().build());
      } else if (before.getModPolicy().equals(next.getModPolicy())
          && before.getValue().equals(next.getValue())) {
        if (listAll) {
          ConfigValue same = ConfigValue.newBuilder().setVersion(before.getVersion()).build();
          read.putValues(name, same);
          write.putValues(name, same);
        }
        continue;
      } else {
        write.putValues(name, next.toBuilder().setVersion(before.getVersion() + 1).build());
      }
      changed = true;
    }
    return changed;
  }

  private static boolean groups(
      ConfigGroup current,
      ConfigGroup wanted,
      boolean listAll,
      ConfigGroup.Builder read,
      ConfigGroup.Builder write) {
    boolean changed = false;
    for (String name : wanted.getGroupsMap().keySet()) {
      if (!current.containsGroups(name)) {
        write.putGroups(name, fresh(wanted.getGroupsOrThrow(name)));
        changed = true;
        continue;
      }
      GroupDifference difference =
          between(current.getGroupsOrThrow(name), wanted.getGroupsOrThrow(name));
      if (!difference.isNone() || listAll) {
        read.putGroups(name, difference.read());
        write.putGroups(name, difference.write());
      }
      changed |= !difference.isNone();
    }
    return changed;
  }

  /** A group that is new, with everything in it, at version 0. */
  private static ConfigGroup fresh(ConfigGroup wanted) {
    return between(ConfigGroup.getDefaultInstance(), wanted).write().toBuilder()
        .setModPolicy(wanted.getModPolicy())
        .clearVersion()
        .build();
  }
}
