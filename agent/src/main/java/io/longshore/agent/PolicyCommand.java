package io.longshore.agent;

import io.longshore.agent.policy.PolicyFile;
import io.longshore.base.Failure;
import io.longshore.policy.Exemption;
import io.longshore.policy.HostPolicy;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * {@code agent policy}: what this host's policy comes to.
 *
 * @param policy where it stands
 */
record PolicyCommand(PolicyFile policy) {
  static PolicyCommand of(List<String> words) {
    return new PolicyCommand(file(Arguments.parse("policy", words, Set.of("policy"))));
  }

  /** The file a command line means; one that it names must be there. */
  static PolicyFile file(Arguments arguments) {
    return arguments
        .value("policy")
        .map(path -> PolicyFile.named(Path.of(path), PolicyFile.ROOT))
        .orElseGet(() -> PolicyFile.usual(Path.of(HostPolicy.FILE), PolicyFile.ROOT));
  }

  /**
   * The policy in words.
   *
   * @throws io.longshore.base.FailureException it cannot be trusted
   */
  String run() {
    HostPolicy read = policy.now();
    if (!read.trouble().isEmpty()) {
      throw new Failure(
              Failure.Kind.REJECTED,
              read.source(),
              read.trouble(),
              "until that is put right, nothing new is made or started on this host")
          .toException();
    }
    StringBuilder text = new StringBuilder("policy      " + read.source() + "\n");
    line(text, "images", read.images());
    line(text, "host-paths", read.hostPaths());
    line(text, "ports", read.ports());
    line(text, "networks", read.networks());
    for (Exemption one : read.exceptions().values()) {
      text.append("exception   ")
          .append(one.name())
          .append(": ")
          .append(one.hostPath().orElse("the host's own network"))
          .append(one.roles().isEmpty() ? "" : ", roles " + one.roles())
          .append(one.containers().isEmpty() ? "" : ", containers " + one.containers())
          .append(one.images().isEmpty() ? "" : ", images " + one.images())
          .append(" (")
          .append(one.reason())
          .append(")\n");
    }
    return text.toString().stripTrailing();
  }

  private static void line(StringBuilder text, String key, List<?> values) {
    text.append(String.format("%-12s", key));
    text.append(
        values.isEmpty()
            ? "none"
            : String.join(" ", values.stream().map(String::valueOf).toList()));
    text.append('\n');
  }
}
