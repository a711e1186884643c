package io.longshore.controller.spec.tree;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A section that values are put into, path by path. */
public final class TreeDraft {
  private final Origin origin;
  private final SortedMap<String, SpecNode> leaves = new TreeMap<>();
  private final SortedMap<String, TreeDraft> sections = new TreeMap<>();

  private TreeDraft(Origin origin) {
    this.origin = origin;
  }

  /** A section with what another holds. */
  public static TreeDraft of(SpecNode.Section section) {
    TreeDraft draft = new TreeDraft(section.origin());
    section.entries().forEach((key, node) -> draft.put(List.of(key), node));
    return draft;
  }

  /** Puts a value at a path, in place of what is there; what is on the way becomes a section. */
  public void put(List<String> path, SpecNode node) {
    String key = path.get(0);
    if (path.size() > 1) {
      SpecNode before = leaves.remove(key);
      Origin place = before == null ? Origin.NONE : before.origin();
      sections
          .computeIfAbsent(key, unknown -> new TreeDraft(place))
          .put(path.subList(1, path.size()), node);
    } else if (node instanceof SpecNode.Section section) {
      leaves.remove(key);
      sections.put(key, of(section));
    } else {
      sections.remove(key);
      leaves.put(key, node);
    }
  }

  /** The section with everything in it. */
  public SpecNode.Section section() {
    SortedMap<String, SpecNode> entries = new TreeMap<>(leaves);
    sections.forEach((key, draft) -> entries.put(key, draft.section()));
    return new SpecNode.Section(origin, entries);
  }
}
