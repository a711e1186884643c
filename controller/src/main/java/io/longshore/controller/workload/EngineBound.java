package io.longshore.controller.workload;

import io.longshore.controller.spec.Rule;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * A version of the Docker Engine that containers of a role cannot do with.
 *
 * @param role the role
 * @param tooNew the first major version they cannot do with
 * @param rule what that breaks
 */
public record EngineBound(String role, int tooNew, Rule rule) {
  public EngineBound {
    Objects.requireNonNull(role, "role");
    Objects.requireNonNull(rule, "rule");
  }

  /** Whether an engine of this version is too new; one that is not known is not. */
  public boolean isBrokenBy(String version) {
    OptionalInt major = major(version);
    return major.isPresent() && major.getAsInt() >= tooNew;
  }

  private static OptionalInt major(String version) {
    int dot = version.indexOf('.');
    String digits = dot < 0 ? version : version.substring(0, dot);
    boolean whole =
        !digits.isEmpty()
            && digits.length() <= 4
            && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    return whole ? OptionalInt.of(Integer.parseInt(digits)) : OptionalInt.empty();
  }
}
