package io.longshore.controller.spec.hocon;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How a spec is to be read.
 *
 * @param environment variables that substitutions may name; absent when the environment must not be
 *     read
 */
public record ReadOptions(Optional<Map<String, String>> environment) {
  /** The spec alone says everything. */
  public static final ReadOptions STRICT = new ReadOptions(Optional.empty());

  public ReadOptions {
    environment = environment.map(map -> Collections.unmodifiableMap(new TreeMap<>(map)));
  }

  /** Substitutions that name nothing in the spec may name one of these variables. */
  public static ReadOptions withEnvironment(Map<String, String> environment) {
    return new ReadOptions(Optional.of(environment));
  }
}
