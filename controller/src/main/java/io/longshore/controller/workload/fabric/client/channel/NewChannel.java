package io.longshore.controller.workload.fabric.client.channel;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * An application channel as it is to begin.
 *
 * @param name a small letter, then small letters, digits, "." and "-", at most 249
 * @param consortium whose organisations may create it
 * @param organizations names of its members' groups, as the consortium has them; at least one
 * @param capabilities what its peers must know of, e.g. {@code V1_3}
 */
public record NewChannel(
    String name,
    String consortium,
    SortedSet<String> organizations,
    SortedSet<String> capabilities) {

  /** Application capabilities of Fabric 1.4.0. */
  public static final SortedSet<String> DEFAULT_CAPABILITIES = sorted(java.util.List.of("V1_3"));

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9.-]{0,248}");

  public NewChannel {
    organizations = sorted(organizations);
    capabilities = sorted(capabilities);
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "Fabric takes no channel named \""
              + name
              + "\": a small letter, then small letters, digits, \".\" and \"-\", at most 249");
    }
    if (consortium.isBlank()) {
      throw new IllegalArgumentException("channel " + name + " needs a consortium");
    }
    if (organizations.isEmpty()) {
      throw new IllegalArgumentException("channel " + name + " needs a member organisation");
    }
  }

  private static SortedSet<String> sorted(Collection<String> values) {
    return Collections.unmodifiableSortedSet(new TreeSet<>(values));
  }
}
