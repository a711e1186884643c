package io.longshore.agent.fleet;

/** A spec of many hosts that all hold the same containers, and the hosts' names and addresses. */
final class BenchSpec {
  static final int CONTAINERS = 20;

  /** What an address's last byte is counted to. */
  private static final int A_NET = 250;

  private BenchSpec() {}

  static String name(int host) {
    return "h" + host;
  }

  static String address(int host) {
    return "10.0." + host / A_NET + "." + (host % A_NET + 1);
  }

  /** The spec. */
  static String of(int hosts) {
    StringBuilder text = new StringBuilder("network = bench\nhosts {\n");
    for (int host = 0; host < hosts; host++) {
      text.append("  ").append(name(host)).append(" { address = ").append(address(host));
      text.append(", labels = [all] }\n");
    }
    text.append("}\ncontainers {\n");
    for (int one = 0; one < CONTAINERS; one++) {
      int port = 8000 + one;
      text.append("  c").append(one).append(" { image = \"app:1.0\", on = all, ports = [");
      text.append(port).append("], environment { NAME = c").append(one);
      text.append(" }, memory = 64 MB, gate { type = tcp, port = ").append(port).append(" } }\n");
    }
    return text.append("}\n").toString();
  }
}
