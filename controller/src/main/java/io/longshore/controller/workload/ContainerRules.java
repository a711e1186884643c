package io.longshore.controller.workload;

import io.longshore.controller.spec.Rule;
import java.util.List;

/** What is asked of every container's settings, whatever it is. */
final class ContainerRules {
  static final Rule PORT =
      new Rule("port", "a port is 1 to 65535, or host:container", "TCP")
          .fixedBy("write 8080, or \"8080:80\" for port 80 of the container");

  static final Rule VOLUME =
      new Rule(
              "volume",
              "a volume is a name of letters, digits, dots, - and _, mounted at an absolute path",
              "Docker Engine")
          .fixedBy("write volumes { data = /var/lib/data }");

  static final Rule ONE_MOUNT =
      new Rule(
              "one-mount",
              "a container has one thing mounted at a path",
              "Docker Engine: duplicate mount point")
          .fixedBy("mount the other at another path");

  static final Rule STOP =
      new Rule("stop-time", "a container has 1s to 10m to end by itself", "Docker Engine")
          .fixedBy("write something like stop = 30s");

  static final Rule MEMORY =
      new Rule(
              "memory",
              "a container's memory is 0 for all there is, or at least 6 MB",
              "Docker Engine: minimum memory limit allowed is 6MB")
          .fixedBy("write something like memory = 512 MB");

  static final Rule USER =
      new Rule(
              "user",
              "a user is a name or number, or user:group",
              "Docker Engine, image config: User")
          .fixedBy("write user = \"1000:1000\"");

  static final Rule HOST_ENTRY =
      new Rule(
              "host-entry",
              "a host entry is a DNS name and an IPv4 address, and never the container's own name",
              "a container that finds its own name at its host's address listens where it cannot,"
                  + " and dies: the hand procedure, section 7")
          .fixedBy("write host-entries { \"db.example.com\" = 192.168.31.86 }");

  static final Rule IMAGE =
      new Rule(
              "image-name",
              "an image is a reference Docker can read: name, name:tag or name@digest",
              "distribution/reference, regexp.go")
          .fixedBy("write something like nginx:1.27");

  static final Rule TAG =
      new Rule(
              "image-tag",
              "an image has a tag or digest, and not \"latest\"",
              "what runs must not depend on when each host pulled: IMAGE_TAG=latest of the hand"
                  + " procedure")
          .warning()
          .fixedBy("name the version: image = \"nginx:1.27\"");

  static final Rule SHARED_VOLUME =
      new Rule(
              "shared-volume",
              "no two containers of a host write to one volume",
              "two programs that each think the data is theirs ruin it")
          .warning()
          .fixedBy("give each its own volume");

  static final Rule HEAL =
      new Rule(
              "heal",
              "drift of a container that serves is reported, or put right at once: report or"
                  + " strict",
              "Longshore: nobody's quorum is broken by a reflex that nobody asked for")
          .fixedBy("write heal = report, or heal = strict");

  static final Rule IGNORED =
      new Rule(
              "ignored-drift",
              "what is left as it is found is a field that drift tells of, with the reason why",
              "Longshore: what is ignored is counted in every report")
          .fixedBy("write ignore { memory = \"set on this host by hand until June\" }");

  static final List<Rule> ALL =
      List.of(
          PORT,
          VOLUME,
          ONE_MOUNT,
          STOP,
          MEMORY,
          USER,
          HOST_ENTRY,
          IMAGE,
          TAG,
          SHARED_VOLUME,
          HEAL,
          IGNORED,
          Environment.NAME);

  private ContainerRules() {}
}
