package io.longshore.controller.spec.tree;

import io.longshore.base.Digest;
import java.util.List;
import java.util.Objects;

/**
 * A whole spec, resolved: no include, no substitution, every value with its place.
 *
 * @param files the files it was read from, the first named first
 * @param root its values
 */
public record SpecTree(List<String> files, SpecNode.Section root) {
  /** How deep values may lie; the root is at depth 1. */
  public static final int MAX_DEPTH = 32;

  /** How many values a spec may hold. */
  public static final int MAX_NODES = 50_000;

  /** How large a spec may be, as text and on the wire. */
  public static final int MAX_BYTES = 1 << 20;

  public SpecTree {
    files = List.copyOf(files);
    Objects.requireNonNull(root, "root");
  }

  /** Equal for specs that say the same, wherever and in whatever order they say it. */
  public Digest digest() {
    return SpecDigest.of(root);
  }

  /** Where the value of a path was written; for a path that is not there, its nearest parent. */
  public Origin origin(SpecPath path) {
    SpecNode node = root;
    for (String part : path.parts()) {
      SpecNode next = child(node, part);
      if (next == null) {
        break;
      }
      node = next;
    }
    return node.origin();
  }

  private static SpecNode child(SpecNode node, String part) {
    if (node instanceof SpecNode.Section section) {
      return section.entries().get(part);
    }
    if (node instanceof SpecNode.Items items) {
      int size = items.values().size();
      for (int index = 0; index < size; index++) {
        if (Integer.toString(index).equals(part)) {
          return items.values().get(index);
        }
      }
    }
    return null;
  }
}
