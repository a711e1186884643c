package io.longshore.controller.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Specs grown from a grammar: of the shape a spec has, with hosts, nodes and settings of chance, so
 * that many are sound and the others are wrong deep inside.
 */
final class GeneratedSpecs {
  private static final List<String> WORDS =
      List.of("h1", "web", "a b", "x.y", "99 MB", "2s", "0", "-1", "true", "${network}", "", "é");

  private final Random random;
  private final StringBuilder text = new StringBuilder();
  private final List<String> hosts = new ArrayList<>();

  private GeneratedSpecs(long seed) {
    this.random = new Random(seed);
  }

  /** The spec of a seed. */
  static String of(long seed) {
    return new GeneratedSpecs(seed).spec();
  }

  private String spec() {
    text.append("network = net\nsuppress {\n");
    for (String rule : List.of("kafka-plaintext", "kafka-spread", "zookeeper-count")) {
      text.append("  ").append(rule).append(" = \"").append(rule).append("\"\n");
    }
    text.append("}\nhosts {\n");
    int count = 1 + random.nextInt(6);
    for (int n = 1; n <= count; n++) {
      hosts.add("h" + n);
      text.append(
          random.nextBoolean()
              ? "  h" + n + " = 10.0.0." + n + "\n"
              : "  h" + n + " { address = 10.0.0." + n + ", labels = [even" + n % 2 + "] }\n");
    }
    text.append("}\ngroups { some = [").append(host()).append("] }\n");
    if (random.nextInt(4) > 0) {
      fabric();
    }
    containers();
    rarely("anything { at = all }\n");
    return text.toString();
  }

  private void fabric() {
    text.append("fabric {\n");
    nodes("zookeeper", "zk", 3 + random.nextInt(2), 2181, 10);
    nodes("kafka", "kafka", 4 + random.nextInt(2), 9092, 1);
    nodes("orderers", "orderer", 1 + random.nextInt(3), 7050, 1);
    text.append("  organizations {\n");
    int organizations = 1 + random.nextInt(3);
    for (int n = 1; n <= organizations; n++) {
      text.append(
          "    Org" + n + " { domain = org" + n + ".example.com, anchor = peer0, peers {\n");
      for (int peer = 0; peer <= random.nextInt(3); peer++) {
        text.append("      peer" + peer + " { host = " + host() + ", port = ");
        text.append(17000 + 100 * n + 10 * peer).append(settings()).append(" }\n");
      }
      text.append("    } }\n");
    }
    text.append("  }\n  channels { mychannel = [Org1").append(rare(", Org9")).append("] }\n}\n");
  }

  private void nodes(String role, String name, int count, int port, int step) {
    text.append("  ").append(role).append(" {\n    nodes {\n");
    for (int n = 1; n <= count; n++) {
      text.append("      ").append(name).append(n).append(" { host = ").append(host());
      text.append(", port = ").append(port + step * n).append(settings()).append(" }\n");
    }
    text.append("    }").append(settings().replaceFirst(",", "\n   ")).append("\n  }\n");
  }

  private void containers() {
    text.append("containers {\n");
    int count = random.nextInt(5);
    for (int n = 0; n < count; n++) {
      text.append("  c" + n + " { image = \"app:1." + n + "\"");
      text.append(random.nextBoolean() ? ", on = [some, " + host() + "]" : ", host = " + host());
      text.append(", ports = [" + (8000 + n) + "], gate { type = tcp, port = " + (8000 + n) + " }");
      text.append(n > 0 && random.nextBoolean() ? ", after = c" + random.nextInt(n) : "");
      text.append(rare(", files { \"/etc/c\" { content = \"a\\nb\", mode = \"0600\" } }"));
      text.append(settings()).append(" }\n");
    }
    text.append("}\n");
  }

  private String settings() {
    return rare(", memory = " + (1 + random.nextInt(2000)) + " MB")
        + rare(", stop = " + random.nextInt(90) + "s")
        + rare(", environment { V" + random.nextInt(9) + " = " + word() + " }")
        + rare(", host-entries { other = 10.9.9." + random.nextInt(300) + " }")
        + rare(", command = [" + word() + "]")
        + rare(", user = \"" + random.nextInt(2000) + "\"")
        + rare(", volumes { v" + random.nextInt(99) + " = /data" + random.nextInt(3) + " }");
  }

  private String word() {
    return random.nextInt(20) == 0
        ? WORDS.get(random.nextInt(WORDS.size()))
        : '"' + "w" + random.nextInt(100) + '"';
  }

  private String host() {
    return random.nextInt(200) == 0 ? "h99" : hosts.get(random.nextInt(hosts.size()));
  }

  private String rare(String piece) {
    return random.nextInt(6) == 0 ? piece : "";
  }

  private void rarely(String piece) {
    text.append(random.nextInt(100) == 0 ? piece : "");
  }
}
