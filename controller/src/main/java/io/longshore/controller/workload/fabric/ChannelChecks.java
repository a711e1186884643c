package io.longshore.controller.workload.fabric;

import io.longshore.controller.spec.Nearest;
import io.longshore.controller.spec.tree.SpecPath;
import io.longshore.controller.workload.fabric.client.chaincode.ChaincodeLanguage;
import io.longshore.controller.workload.fabric.client.policy.PolicyParser;
import io.longshore.controller.workload.fabric.client.policy.PolicyRule;
import io.longshore.controller.workload.fabric.client.policy.PolicySyntaxException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Rules for channels and what runs on them. */
final class ChannelChecks {
  static final String NAME_SENTENCE =
      "a channel's name is a small letter, then at most 248 small letters, digits, dots and dashes";

  static final String NAME_SOURCE = "fabric v1.4, common/configtx/validator.go: validateChannelID";

  static final List<FabricCheck> ALL =
      List.of(
          FabricCheck.of("channel-name", NAME_SENTENCE, NAME_SOURCE, ChannelChecks::names)
              .fixedBy("rename the channel"),
          FabricCheck.of(
                  "channel-members",
                  "a channel has members, and they are organisations of the network, each once",
                  "",
                  ChannelChecks::members)
              .fixedBy("write organizations = [Org1, Org2]"),
          FabricCheck.of(
                  "chaincode-name",
                  "a chaincode's name and version are letters, digits, dashes, underscores; the"
                      + " version dots and plus signs too",
                  "fabric v1.4, core/scc/lscc: ChaincodeNameRegExp, ChaincodeVersionRegExp",
                  ChannelChecks::chaincodes)
              .fixedBy("rename the chaincode"),
          FabricCheck.of(
                  "chaincode-language",
                  "a chaincode is written in go, node or java",
                  "fabric v1.4, core/chaincode/platforms",
                  ChannelChecks::languages)
              .fixedBy("write lang = go, lang = node or lang = java"),
          FabricCheck.of(
                  "endorsement-policy",
                  "an endorsement policy is AND(…), OR(…), OutOf(n, …) or 'MSP.role', of members of"
                      + " its channel",
                  "fabric v1.4, common/cauthdsl/policyparser.go; a stranger's endorsement never"
                      + " comes",
                  ChannelChecks::policies)
              .fixedBy("write something like \"AND('Org1MSP.peer','Org2MSP.peer')\""),
          FabricCheck.of(
                  "chaincode-verify",
                  "a chaincode is verified by a query and the answer expected, and, if by an invoke"
                      + " too, the answer afterwards",
                  "",
                  ChannelChecks::tests)
              .fixedBy("write verify { query = [query, a], expect = \"100\" }"));

  private ChannelChecks() {}

  /** Whether a channel may be called this. */
  static boolean isName(String name) {
    if (name.isEmpty() || name.length() > 249 || !isSmall(name.charAt(0))) {
      return false;
    }
    return name.chars().allMatch(c -> isSmall(c) || isDigit(c) || c == '.' || c == '-');
  }

  private static void names(FabricTopology topology, Findings findings) {
    for (ChannelSpec channel : topology.channels()) {
      if (!isName(channel.name())) {
        findings.say(
            channel.path(), "\"" + channel.name() + "\" is no name for a channel", "rename it");
      } else if (channel.name().equals(topology.orderers().systemChannel())) {
        findings.say(
            channel.path(), "\"" + channel.name() + "\" is the system channel", "rename it");
      }
    }
  }

  private static void members(FabricTopology topology, Findings findings) {
    List<String> known = topology.organizations().stream().map(PeerOrganization::name).toList();
    for (ChannelSpec channel : topology.channels()) {
      List<String> members = channel.organizations();
      if (members.isEmpty()) {
        findings.say(
            channel.path().then("organizations"),
            "channel " + channel.name() + " has no members",
            "write organizations = [" + String.join(", ", known) + "]");
      }
      for (String member : members) {
        if (!known.contains(member)) {
          findings.say(
              channel.path().then("organizations"),
              "\"" + member + "\" is no organisation of this network",
              Nearest.remedy(member, known));
        }
      }
      if (members.stream().distinct().count() < members.size()) {
        findings.say(
            channel.path().then("organizations"), "a member is named twice", "name it once");
      }
    }
  }

  private static void chaincodes(FabricTopology topology, Findings findings) {
    for (ChannelSpec channel : topology.channels()) {
      for (ChaincodeSpec chaincode : channel.chaincodes()) {
        if (!isWord(chaincode.name(), "-_")) {
          findings.say(
              chaincode.path(),
              "\"" + chaincode.name() + "\" is no name for a chaincode",
              "rename it");
        }
        if (!chaincode.version().isEmpty() && !isWord(chaincode.version(), "-_.+")) {
          findings.say(
              chaincode.path().then("version"),
              "\"" + chaincode.version() + "\" is no version",
              "write something like \"1.0\"");
        }
      }
    }
  }

  private static void languages(FabricTopology topology, Findings findings) {
    for (ChannelSpec channel : topology.channels()) {
      for (ChaincodeSpec chaincode : channel.chaincodes()) {
        if (ChaincodeLanguage.of(chaincode.language()).isEmpty()) {
          findings.say(
              chaincode.path().then("lang"),
              "\"" + chaincode.language() + "\" is no language of chaincodes",
              Nearest.remedy(chaincode.language(), ChaincodeLanguage.words()));
        }
      }
    }
  }

  private static void tests(FabricTopology topology, Findings findings) {
    for (ChannelSpec channel : topology.channels()) {
      for (ChaincodeSpec chaincode : channel.chaincodes()) {
        chaincode.verify().ifPresent(test -> test(test, chaincode.path().then("verify"), findings));
      }
    }
  }

  private static void test(SmokeTest test, SpecPath path, Findings findings) {
    if (test.query().isEmpty()) {
      findings.say(path, "nothing is asked", "write query = [query, a]");
    }
    if (test.invokes() && test.then().isEmpty()) {
      findings.say(
          path.then("invoke"),
          "it does not say what is answered after the invoke",
          "write the answer expected then: then = \"90\"");
    }
    if (!test.invokes() && !test.then().isEmpty()) {
      findings.say(path.then("then"), "there is no invoke before it", "write invoke = [...]");
    }
  }

  private static void policies(FabricTopology topology, Findings findings) {
    for (ChannelSpec channel : topology.channels()) {
      Set<String> members = new HashSet<>();
      for (PeerOrganization organization : topology.organizations()) {
        if (channel.organizations().contains(organization.name())) {
          members.add(organization.mspId());
        }
      }
      for (ChaincodeSpec chaincode : channel.chaincodes()) {
        chaincode.policy().ifPresent(text -> policy(text, chaincode, members, findings));
      }
    }
  }

  private static void policy(
      String text, ChaincodeSpec chaincode, Set<String> members, Findings findings) {
    SpecPath path = chaincode.path().then("policy");
    try {
      Set<String> named = new TreeSet<>();
      gather(PolicyParser.parse(text), named);
      named.removeAll(members);
      if (!named.isEmpty()) {
        findings.say(
            path,
            "the policy asks for " + String.join(", ", named) + ", no member of the channel",
            "name members only: " + String.join(", ", new TreeSet<>(members)));
      }
    } catch (PolicySyntaxException wrong) {
      findings.say(
          path,
          "\"" + text + "\" is no policy: " + wrong.getMessage(),
          "write something like \"AND('Org1MSP.peer','Org2MSP.peer')\"");
    }
  }

  private static void gather(PolicyRule rule, Set<String> named) {
    if (rule instanceof PolicyRule.SignedBy signed) {
      named.add(signed.mspId());
    } else if (rule instanceof PolicyRule.OutOf outOf) {
      outOf.rules().forEach(inner -> gather(inner, named));
    }
  }

  private static boolean isWord(String text, String others) {
    return !text.isEmpty()
        && Character.isLetterOrDigit(text.charAt(0))
        && text.chars()
            .allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || others.indexOf(c) >= 0));
  }

  private static boolean isSmall(int c) {
    return c >= 'a' && c <= 'z';
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }
}
