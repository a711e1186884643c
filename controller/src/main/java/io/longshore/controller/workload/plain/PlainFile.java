package io.longshore.controller.workload.plain;

import io.longshore.controller.spec.tree.SpecPath;
import java.util.Optional;

/**
 * A file placed in a container, read only.
 *
 * @param target its absolute path in the container
 * @param content what it holds; empty when that could not be read
 * @param mode permission bits; -1 when they could not be read
 * @param path where it is written
 */
record PlainFile(String target, Optional<byte[]> content, int mode, SpecPath path) {
  /** Its path within the container's file set. */
  String entry() {
    return target.substring(1);
  }
}
