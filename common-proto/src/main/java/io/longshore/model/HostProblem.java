package io.longshore.model;

import java.util.Objects;

/**
 * Something wrong on a host that a person should know.
 *
 * @param code a short, stable word for it
 * @param subject the container, image or file concerned
 * @param what one sentence
 * @param remedy what to do; may be empty
 */
public record HostProblem(String code, String subject, String what, String remedy) {
  public HostProblem {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(what, "what");
    Objects.requireNonNull(remedy, "remedy");
  }
}
