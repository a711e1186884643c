package io.longshore.controller.drift;

import java.util.Objects;

/**
 * How one host stands.
 *
 * @param host its name
 * @param verdict how it stands
 * @param why one sentence
 * @param remedy what a person may do; empty when nothing is to be done
 */
public record HostVerdict(String host, Verdict verdict, String why, String remedy) {
  public HostVerdict {
    Objects.requireNonNull(host, "host");
    Objects.requireNonNull(verdict, "verdict");
    Objects.requireNonNull(why, "why");
    Objects.requireNonNull(remedy, "remedy");
  }
}
