package io.longshore.controller.workload.plain;

import io.longshore.controller.spec.Rule;

/** What is asked of containers as written. */
final class PlainRules {
  static final Rule NAME =
      new Rule(
          "container-name",
          "a container's name is small letters, digits and dashes, at most 63",
          "it is also its host name");

  static final Rule PORT = new Rule("port", "a port is 1 to 65535, or host:container", "TCP");

  static final Rule VOLUME =
      new Rule(
          "volume",
          "a volume is a name of letters, digits, - and _, mounted at an absolute path",
          "Docker Engine");

  static final Rule GATE =
      new Rule("gate", "a gate is of a type Longshore can judge for any container", "");

  private PlainRules() {}
}
