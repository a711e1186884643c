package io.longshore.controller.spec.tree;

import io.longshore.base.Failure;
import io.longshore.proto.v1.Spec;
import io.longshore.proto.v1.SpecList;
import io.longshore.proto.v1.SpecSection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A spec as the message that carries it to the controller, and back within its bounds. */
public final class SpecWire {
  private final List<String> files;
  private int nodes;

  private SpecWire(List<String> files) {
    this.files = files;
  }

  /** The message of a spec. */
  public static Spec toProto(SpecTree tree) {
    SpecEncoder encoder = new SpecEncoder(tree.files());
    return Spec.newBuilder()
        .setRoot(tree.root().accept(encoder))
        .addAllFiles(encoder.files())
        .build();
  }

  /**
   * The spec of a message.
   *
   * @throws io.longshore.base.FailureException (REJECTED) when the message is larger, deeper or
   *     holds more values than a spec may, or is no spec at all
   */
  public static SpecTree fromProto(Spec message) {
    if (message.getSerializedSize() > SpecTree.MAX_BYTES) {
      throw refused("it is larger than " + SpecTree.MAX_BYTES + " bytes");
    }
    SpecWire wire = new SpecWire(message.getFilesList());
    if (wire.node(message.getRoot(), 1) instanceof SpecNode.Section root) {
      return new SpecTree(message.getFilesList(), root);
    }
    throw refused("its root is not a section");
  }

  private SpecNode node(io.longshore.proto.v1.SpecNode message, int depth) {
    if (depth > SpecTree.MAX_DEPTH) {
      throw refused("it is nested deeper than " + SpecTree.MAX_DEPTH);
    }
    if (++nodes > SpecTree.MAX_NODES) {
      throw refused("it holds more than " + SpecTree.MAX_NODES + " values");
    }
    Origin origin = origin(message);
    return switch (message.getValueCase()) {
      case TEXT -> new SpecNode.Text(origin, message.getText());
      case NUMBER -> new SpecNode.Number(origin, message.getNumber());
      case FLAG -> new SpecNode.Flag(origin, message.getFlag());
      case LIST -> items(origin, message.getList(), depth);
      case SECTION -> section(origin, message.getSection(), depth);
      case VALUE_NOT_SET -> throw refused("a value of it is empty");
    };
  }

  private SpecNode items(Origin origin, SpecList list, int depth) {
    List<SpecNode> values = new ArrayList<>();
    for (io.longshore.proto.v1.SpecNode item : list.getItemsList()) {
      values.add(node(item, depth + 1));
    }
    return new SpecNode.Items(origin, values);
  }

  private SpecNode section(Origin origin, SpecSection section, int depth) {
    Map<String, SpecNode> entries = new TreeMap<>();
    section.getEntriesMap().forEach((key, value) -> entries.put(key, node(value, depth + 1)));
    return SpecNode.Section.of(origin, entries);
  }

  private Origin origin(io.longshore.proto.v1.SpecNode message) {
    int file = message.getFile();
    int line = message.getLine();
    int column = message.getColumn();
    if (files.isEmpty() && file == 0 && line >= 0 && column >= 0) {
      return new Origin("", line, column);
    }
    if (file < 0 || file >= files.size() || line < 0 || column < 0) {
      throw refused("a value of it names a place that is not there");
    }
    return new Origin(files.get(file), line, column);
  }

  private static RuntimeException refused(String what) {
    return new Failure(
            Failure.Kind.REJECTED,
            "spec",
            "the spec was refused: " + what,
            "send a spec read by this version of the controller's own command")
        .toException();
  }
}
