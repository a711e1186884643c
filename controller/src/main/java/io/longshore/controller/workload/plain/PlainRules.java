package io.longshore.controller.workload.plain;

import io.longshore.controller.spec.Rule;
import java.util.List;

/** What is asked of containers as written. */
final class PlainRules {
  static final Rule NAME =
      new Rule(
              "container-name",
              "a container's name is small letters, digits and dashes, at most 63",
              "it is also its host name")
          .fixedBy("rename it");

  static final Rule ON =
      new Rule(
              "container-place",
              "a container says once where it stands: host = h1, or on = [h1, group, label]",
              "conf/README.md")
          .fixedBy("write host = h1, or on = [h1, h2]");

  static final Rule GATE =
      new Rule(
              "gate",
              "a gate is running, tcp or http; tcp and http have a port, http an absolute path",
              "conf/README.md")
          .fixedBy("write gate = running, or gate { type = http, port = 8080, path = /health }");

  static final Rule GATE_PORT =
      new Rule(
              "gate-port",
              "a gate asks a port that its container publishes",
              "agents ask from the host, and from other hosts")
          .fixedBy("add the port to ports = [ ]");

  static final Rule AFTER =
      new Rule(
              "after",
              "a container comes after others of containers { }, never after itself, however"
                  + " indirectly",
              "each would wait for the other for ever")
          .fixedBy("leave one of them out of after = [ ]");

  static final Rule AFTER_GATE =
      new Rule(
              "after-gate",
              "what others come after has a gate that other hosts can measure: tcp or http",
              "whether a container runs is known on its own host only")
          .fixedBy("give the other container gate { type = tcp, port = … }");

  static final Rule FILE =
      new Rule(
              "file",
              "a file has an absolute path of plain names, one of source, content and bytes, and a"
                  + " mode from 0000 to 0777",
              "conf/README.md")
          .fixedBy("write files { \"/etc/app.conf\" { source = app.conf, mode = \"0644\" } }");

  static final Rule NETWORK =
      new Rule(
              "container-network",
              "a network of one's own is 1 to 32 small letters, digits and dashes, a letter first",
              "it ends the name of a bridge network on every host")
          .fixedBy("write network = backend, or leave it out");

  static final List<Rule> ALL =
      List.of(NAME, ON, GATE, GATE_PORT, AFTER, AFTER_GATE, FILE, NETWORK);

  private PlainRules() {}
}
