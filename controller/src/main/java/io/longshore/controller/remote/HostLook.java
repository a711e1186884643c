package io.longshore.controller.remote;

import io.longshore.controller.spec.Exit;
import io.longshore.controller.spec.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a host was found to have.
 *
 * @param host its name in the fleet
 * @param found words by key, as {@link #SCRIPT} writes them
 * @param certificate the agent's certificate, PEM; empty when it has none
 */
public record HostLook(String host, SortedMap<String, String> found, String certificate) {
  /** Where the agent is installed and keeps its state. */
  static final String STATE = "/var/lib/longshore/agent";

  /** Looks, and changes nothing. To be run as root. */
  static final String SCRIPT =
      """
      java -version 2>&1 | sed -n '1s/^/java=/p'
      if [ -d /run/systemd/system ]; then echo systemd=yes; fi
      if [ -S /var/run/docker.sock ]; then echo docker=yes; fi
      for tool in tar bash; do command -v $tool >/dev/null && echo $tool=yes; done
      sed 's/^/certificate=/' %s/identity/certificate.pem 2>/dev/null
      exit 0
      """
          .formatted(STATE);

  /** The oldest Java an agent runs on. */
  private static final int JAVA = 17;

  private static final Pattern VERSION = Pattern.compile("\"(?:1\\.)?([0-9]+)");

  static HostLook of(String host, String said) {
    SortedMap<String, String> found = new TreeMap<>();
    StringBuilder certificate = new StringBuilder();
    for (String line : said.lines().toList()) {
      int equals = line.indexOf('=');
      if (equals > 0 && line.startsWith("certificate=")) {
        certificate.append(line.substring(equals + 1)).append('\n');
      } else if (equals > 0) {
        found.put(line.substring(0, equals), line.substring(equals + 1));
      }
    }
    return new HostLook(host, found, certificate.toString());
  }

  boolean has(String what) {
    return "yes".equals(found.get(what));
  }

  Optional<Integer> java() {
    Matcher version = VERSION.matcher(found.getOrDefault("java", ""));
    return version.find() ? Optional.of(Integer.valueOf(version.group(1))) : Optional.empty();
  }

  /** Everything it lacks. */
  List<Problem> problems(boolean withoutSystemd) {
    List<Problem> problems = new ArrayList<>();
    if (java().isEmpty() || java().get() < JAVA) {
      problems.add(
          lack(
              java().map(old -> "has Java " + old).orElse("has no Java"),
              "an agent runs on Java " + JAVA + " or newer",
              "there: apt-get install --no-install-recommends openjdk-17-jre-headless"));
    }
    if (!has("docker")) {
      problems.add(
          lack(
              "has no Docker Engine that listens on /var/run/docker.sock",
              "an agent keeps a Docker host",
              "there: apt-get install docker.io, or start it: systemctl start docker"));
    }
    if (!has("tar") || !has("bash")) {
      problems.add(
          lack("lacks tar or bash", "they unpack and install", "there: apt-get install tar bash"));
    }
    if (!has("systemd") && !withoutSystemd) {
      problems.add(
          lack(
              "does not run systemd, which would start the agent and keep it running",
              "",
              "with --no-systemd everything else is done, and you start the agent yourself"));
    }
    return problems;
  }

  private Problem lack(String what, String rule, String remedy) {
    return new Problem("", 0, host, "host " + host + " " + what, rule, remedy, Exit.UNMET);
  }
}
