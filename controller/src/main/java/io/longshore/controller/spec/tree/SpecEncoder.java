package io.longshore.controller.spec.tree;

import io.longshore.proto.v1.SpecList;
import io.longshore.proto.v1.SpecNode.Builder;
import io.longshore.proto.v1.SpecSection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes values as messages and gathers the files they name. */
final class SpecEncoder implements SpecNode.Visitor<io.longshore.proto.v1.SpecNode> {
  private final Map<String, Integer> files = new LinkedHashMap<>();

  SpecEncoder(List<String> files) {
    files.forEach(this::index);
  }

  List<String> files() {
    return new ArrayList<>(files.keySet());
  }

  @Override
  public io.longshore.proto.v1.SpecNode text(SpecNode.Text text) {
    return at(text).setText(text.value()).build();
  }

  @Override
  public io.longshore.proto.v1.SpecNode number(SpecNode.Number number) {
    return at(number).setNumber(number.written()).build();
  }

  @Override
  public io.longshore.proto.v1.SpecNode flag(SpecNode.Flag flag) {
    return at(flag).setFlag(flag.value()).build();
  }

  @Override
  public io.longshore.proto.v1.SpecNode items(SpecNode.Items items) {
    SpecList.Builder list = SpecList.newBuilder();
    items.values().forEach(item -> list.addItems(item.accept(this)));
    return at(items).setList(list).build();
  }

  @Override
  public io.longshore.proto.v1.SpecNode section(SpecNode.Section section) {
    SpecSection.Builder entries = SpecSection.newBuilder();
    section.entries().forEach((key, node) -> entries.putEntries(key, node.accept(this)));
    return at(section).setSection(entries).build();
  }

  private Builder at(SpecNode node) {
    return io.longshore.proto.v1.SpecNode.newBuilder()
        .setFile(index(node.origin().file()))
        .setLine(node.origin().line())
        .setColumn(node.origin().column());
  }

  private int index(String file) {
    return files.computeIfAbsent(file, unknown -> files.size());
  }
}
