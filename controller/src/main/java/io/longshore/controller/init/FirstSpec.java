package io.longshore.controller.init;

import io.longshore.controller.spec.Host;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A first spec.
 *
 * @param text of the spec
 * @param unmet what the rules ask for and so few hosts cannot give, one sentence each
 */
public record FirstSpec(String text, List<String> unmet) {
  public FirstSpec {
    unmet = List.copyOf(unmet);
  }

  /** The spec for these answers. */
  public static FirstSpec of(FirstAnswers answers) {
    FirstPlacement placement = new FirstPlacement(answers);
    Map<String, String> excused = excused(answers.hosts().size());
    List<String> unmet = new ArrayList<>(excused.values());
    if (answers.hosts().size() < 3) {
      unmet.add("there are fewer than 3 orderers: with one host lost, few or none are left");
    }
    if (answers.hosts().size() < 2) {
      unmet.add("every organisation has one peer: its loss stops all endorsements");
    }
    return new FirstSpec(text(answers, placement, excused), unmet);
  }

  /** Rules that so few hosts cannot keep, with the reason. */
  private static Map<String, String> excused(int hosts) {
    Map<String, String> excused = new LinkedHashMap<>();
    if (hosts < 3) {
      excused.put(
          "zookeeper-count",
          hosts
              + (hosts == 1 ? " host bears" : " hosts bear")
              + " one ZooKeeper server: its loss"
              + " ends the quorum");
    }
    if (hosts < 4) {
      excused.put(
          "kafka-spread",
          "4 brokers on "
              + hosts
              + (hosts == 1 ? " host" : " hosts")
              + ": one lost host takes several replicas");
    }
    return excused;
  }

  private static String text(
      FirstAnswers answers, FirstPlacement placement, Map<String, String> excused) {
    return """
    # A Hyperledger Fabric 1.4 network with Kafka ordering.
    #
    #   controller validate FILE      says what is wrong with this file
    #   controller what-if FILE --all says what each lost host costs
    #   controller plan FILE          says what would change, and changes nothing
    #   controller apply FILE         makes it so
    #
    # Only what cannot be derived is written here: who is there, and where.

    # What Longshore makes on a host begins with this name.
    network = %s

    # The machines: the name an agent is enrolled under, and the address the others reach it by.
    hosts {
    %s}

    fabric {
      version = "1.4.0"

      # An odd number, each on a host of its own: more than half of them must be left. A name ends
      # in its server's id.
      zookeeper {
        nodes {
    %s    }
      }

      # 1 < min-insync-replicas < replication-factor < brokers: with any one broker down, channels
      # stay writable and new ones can be made.
      kafka {
        nodes {
    %s    }
        replication-factor  = 3
        min-insync-replicas = 2
      }

      # orderer1.%s and so on.
      orderers {
        domain = %s
        msp    = OrdererMSP
        nodes {
    %s    }

        # When a block is cut: after this time, this many messages, or this many bytes.
        batch {
          timeout       = 2s
          max-messages  = 10
          absolute-max  = 99 MB
          preferred-max = 512 KB
        }
      }

      # The peers of each, their full names ending in its domain; the anchor is the peer that the
      # other organisations gossip with.
      organizations {
    %s  }

      channels {
        mychannel {
          organizations = [%s]
          # chaincodes {
          #   mycc { version = "1.0", path = PATH/OF/ITS/SOURCE, init = [init, a, "100"],
          #          policy = "%s" }
          # }
        }
      }
    }

    # Any other container: name { image = …, host = …, ports = [8080], volumes { data = /data } }
    containers {
    }
    %s\
    """
        .formatted(
            answers.network(),
            hosts(answers.hosts()),
            members(placement.zookeepers(), "      "),
            members(placement.brokers(), "      "),
            answers.domain(),
            answers.domain(),
            members(placement.orderers(), "      "),
            organizations(placement, answers.domain()),
            answers.organizations().stream().map(FirstSpec::word).collect(Collectors.joining(", ")),
            answers.organizations().stream()
                .map(name -> "'" + name + "MSP.peer'")
                .collect(Collectors.joining(",", "AND(", ")")),
            excuses(excused));
  }

  private static String hosts(List<Host> hosts) {
    return hosts.stream()
        .map(host -> "  " + word(host.name()) + " = " + host.address() + "\n")
        .collect(Collectors.joining());
  }

  private static String members(List<FirstPlacement.Member> members, String indent) {
    return members.stream()
        .map(
            member ->
                indent
                    + member.name()
                    + (member.port() == 0
                        ? " = " + word(member.host())
                        : " { host = " + word(member.host()) + ", port = " + member.port() + " }")
                    + "\n")
        .collect(Collectors.joining());
  }

  private static String organizations(FirstPlacement placement, String domain) {
    StringBuilder text = new StringBuilder();
    placement
        .organizations()
        .forEach(
            (name, peers) ->
                text.append("    ")
                    .append(word(name))
                    .append(" {\n      msp    = ")
                    .append(name)
                    .append("MSP\n      domain = ")
                    .append(name.toLowerCase(Locale.ROOT))
                    .append('.')
                    .append(domain)
                    .append("\n      peers {\n")
                    .append(members(peers, "        "))
                    .append("      }\n      anchor = peer0\n    }\n"));
    return text.toString();
  }

  private static String excuses(Map<String, String> excused) {
    if (excused.isEmpty()) {
      return "";
    }
    StringBuilder text =
        new StringBuilder("\n# Rules that so few hosts cannot keep.\nsuppress {\n");
    excused.forEach(
        (rule, reason) ->
            text.append("  ").append(rule).append(" = \"").append(reason).append("\"\n"));
    return text.append("}\n").toString();
  }

  /** A name in quotes where it has a dot. */
  private static String word(String name) {
    return name.indexOf('.') < 0 ? name : "\"" + name + "\"";
  }
}
