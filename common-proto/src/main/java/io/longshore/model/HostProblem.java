package io.longshore.model;

/**
 * Something wrong on a host that a person should know.
 *
 * @param code a short, stable word for it
 * @param subject the container, image or file concerned
 * @param what one sentence
 * @param remedy what to do; may be empty
 */
public record HostProblem(String code, String subject, String what, String remedy) {}
