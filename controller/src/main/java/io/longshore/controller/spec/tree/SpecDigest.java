package io.longshore.controller.spec.tree;

import io.longshore.base.Digest;
import java.nio.charset.StandardCharsets;

/**
 * What a spec says, as one digest: places and the order of keys are left out.
 *
 * <p>Each value is written as its kind, its length and itself, so that no two trees read alike.
 * This form is a contract (version 1): controllers compare digests of specs sent at other times.
 */
final class SpecDigest implements SpecNode.Visitor<Void> {
  private final StringBuilder canonical = new StringBuilder("spec v1\n");

  private SpecDigest() {}

  static Digest of(SpecNode root) {
    SpecDigest digest = new SpecDigest();
    root.accept(digest);
    return Digest.of(digest.canonical.toString().getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public Void text(SpecNode.Text text) {
    return value('t', text.value());
  }

  @Override
  public Void number(SpecNode.Number number) {
    return value('n', number.written());
  }

  @Override
  public Void flag(SpecNode.Flag flag) {
    return value('f', String.valueOf(flag.value()));
  }

  @Override
  public Void items(SpecNode.Items items) {
    value('l', String.valueOf(items.values().size()));
    items.values().forEach(item -> item.accept(this));
    return null;
  }

  @Override
  public Void section(SpecNode.Section section) {
    value('s', String.valueOf(section.entries().size()));
    section
        .entries()
        .forEach(
            (key, node) -> {
              value('k', key);
              node.accept(this);
            });
    return null;
  }

  private Void value(char kind, String value) {
    canonical.append(kind).append(value.length()).append(' ').append(value).append('\n');
    return null;
  }
}
