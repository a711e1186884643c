package io.longshore.controller.workload;

import io.longshore.controller.spec.Rule;
import java.util.List;

/** What is asked of a fleet whatever runs on it. */
final class FleetRules {
  static final Rule NETWORK_NAME =
      new Rule(
              "network-name",
              "the network's name is 1 to 32 small letters, digits and dashes, a letter first",
              "it begins the names of networks and volumes on every host")
          .fixedBy("write something like network = net");

  static final Rule HOST_NAME =
      new Rule(
              "host-name",
              "a host's name is 1 to 63 letters, digits, dots and dashes, a letter or digit first",
              "RFC 1123; its agent's certificate carries it")
          .fixedBy("rename the host");

  static final Rule HOST_ADDRESS =
      new Rule(
              "host-address",
              "a host has an IPv4 address of its own that the other hosts reach",
              "the host map of every container is made from it")
          .fixedBy("write its IPv4 address on the network the hosts share");

  static final Rule HOSTS =
      new Rule("hosts", "a spec names at least one host", "")
          .fixedBy("write hosts { name = address }");

  static final Rule KNOWN_HOST =
      new Rule("known-host", "a container stands on a host, a group or a label of the spec", "")
          .fixedBy("name a host, a group or a label of this spec");

  static final Rule ONE_NAME =
      new Rule("one-name", "no two containers of a host share a name", "Docker Engine")
          .fixedBy("rename one of them");

  static final Rule ONE_PORT =
      new Rule(
              "one-port",
              "no two containers of a host publish the same port",
              "the kernel: bind(2)")
          .fixedBy("give one of them another port, or move it to another host");

  static final Rule GROUP =
      new Rule("group-host", "a group is of hosts { }, each once, at least one", "conf/README.md")
          .fixedBy("write groups { web = [h1, h2] }");

  static final Rule WORDS =
      new Rule(
              "placement-word",
              "a word that places containers is a host, a group or a label, and only one of them",
              "on = [db] must not mean two things")
          .fixedBy("rename the group or the label");

  static final Rule UNUSED =
      new Rule(
              "host-used",
              "every host has something to run",
              "a host without a container is probably a name mistyped elsewhere")
          .warning()
          .fixedBy("place something on it, or leave it out");

  static final List<Rule> ALL =
      List.of(
          NETWORK_NAME,
          HOST_NAME,
          HOST_ADDRESS,
          HOSTS,
          KNOWN_HOST,
          ONE_NAME,
          ONE_PORT,
          GROUP,
          WORDS,
          UNUSED);

  private FleetRules() {}
}
