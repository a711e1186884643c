package io.longshore.controller.workload.fabric;

import io.longshore.controller.spec.Nearest;
import io.longshore.controller.spec.tree.SpecPath;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rules for what channels ask of their nodes. */
final class CapabilityChecks {
  /** The first release 1.4.N whose nodes know of a capability. */
  private static final SortedMap<String, Integer> CHANNEL = since("V1_1", 0, "V1_3", 0);

  private static final SortedMap<String, Integer> ORDERER = since("V1_1", 0, "V1_4_2", 2);
  private static final SortedMap<String, Integer> APPLICATION = since("V1_1", 0, "V1_2", 0);

  static {
    CHANNEL.putAll(since("V1_4_2", 2, "V1_4_3", 3));
    APPLICATION.putAll(since("V1_3", 0, "V1_4_2", 2));
  }

  private static final Pattern RELEASE = Pattern.compile("1\\.4\\.([0-9]{1,4})");

  static final List<FabricCheck> ALL =
      List.of(
          FabricCheck.of(
                  "capability-known",
                  "a channel asks of its nodes only what their version of Fabric knows",
                  "fabric v1.4.0 to v1.4.12, common/capabilities: a node stops at the block that"
                      + " asks for what it does not know, and at every start after that",
                  CapabilityChecks::known)
              .fixedBy("raise fabric.version first, on every node, and the capability after it"));

  private CapabilityChecks() {}

  private static void known(FabricTopology topology, Findings findings) {
    Capabilities capabilities = topology.capabilities();
    SpecPath section = FabricPaths.FABRIC.then("capabilities");
    Asked asked = new Asked(topology.version(), findings);
    asked.judge(section.then("channel"), capabilities.channel(), CHANNEL);
    asked.judge(section.then("orderer"), capabilities.orderer(), ORDERER);
    asked.judge(section.then("application"), capabilities.application(), APPLICATION);
    for (ChannelSpec channel : topology.channels()) {
      if (!channel.capabilities().equals(capabilities.application())) {
        asked.judge(channel.path().then("capabilities"), channel.capabilities(), APPLICATION);
      }
    }
  }

  /** What is asked of nodes of a version; of one that is no 1.4.N, whatever some 1.4.N knows. */
  private record Asked(String version, Findings findings) {
    void judge(SpecPath path, List<String> names, SortedMap<String, Integer> known) {
      if (names.isEmpty()) {
        findings.say(
            path,
            "no capability is named, and nodes would act as those of Fabric 1.0 did",
            "leave the key out, or name one of " + String.join(", ", known.keySet()));
      }
      for (String name : names) {
        Integer since = known.get(name);
        if (since == null) {
          findings.say(
              path,
              "\"" + name + "\" is no capability here",
              Nearest.remedy(name, List.copyOf(known.keySet())));
        } else if (since > release()) {
          findings.say(
              path,
              "Fabric " + version + " does not know " + name,
              "raise fabric.version to 1.4." + since + " or later first, and this after it");
        }
      }
    }

    private int release() {
      Matcher matcher = RELEASE.matcher(version);
      return matcher.matches() ? Integer.parseInt(matcher.group(1)) : Integer.MAX_VALUE;
    }
  }

  private static SortedMap<String, Integer> since(
      String first, int firstRelease, String second, int secondRelease) {
    SortedMap<String, Integer> releases = new TreeMap<>();
    releases.put(first, firstRelease);
    releases.put(second, secondRelease);
    return releases;
  }
}
