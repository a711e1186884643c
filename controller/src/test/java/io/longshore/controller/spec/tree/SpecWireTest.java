package io.longshore.controller.spec.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.protobuf.InvalidProtocolBufferException;
import io.longshore.base.Failure;
import io.longshore.base.FailureException;
import io.longshore.proto.v1.ApplyRequest;
import io.longshore.proto.v1.Spec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SpecWireTest {
  private static final Origin PLACE = new Origin("network.conf", 7);

  @Test
  void a_spec_comes_back_as_it_went_with_every_place() {
    SpecTree tree =
        tree(
            Map.of(
                "text", new SpecNode.Text(new Origin("base.conf", 3), "a"),
                "number", new SpecNode.Number(PLACE, "1.50"),
                "flag", new SpecNode.Flag(PLACE, true),
                "items", new SpecNode.Items(PLACE, List.of(new SpecNode.Text(Origin.NONE, "b"))),
                "section", SpecNode.Section.of(PLACE, Map.of())));
    SpecTree back = SpecWire.fromProto(SpecWire.toProto(tree));
    assertEquals(tree.root(), back.root());
    assertEquals(tree.digest(), back.digest());
  }

  @Test
  void the_deepest_spec_fits_through_the_request_that_carries_it()
      throws InvalidProtocolBufferException {
    SpecTree tree = tree(Map.of("a", nested(SpecTree.MAX_DEPTH - 1)));
    byte[] bytes = ApplyRequest.newBuilder().setSpec(SpecWire.toProto(tree)).build().toByteArray();
    Spec received = ApplyRequest.parseFrom(bytes).getSpec();
    assertEquals(tree.root(), SpecWire.fromProto(received).root());
  }

  @Test
  void a_deeper_one_is_refused() {
    refused(SpecWire.toProto(tree(Map.of("a", nested(SpecTree.MAX_DEPTH)))));
  }

  @Test
  void more_values_than_allowed_are_refused() {
    List<SpecNode> many = new ArrayList<>();
    for (int n = 0; n < SpecTree.MAX_NODES; n++) {
      many.add(new SpecNode.Flag(PLACE, true));
    }
    refused(SpecWire.toProto(tree(Map.of("a", new SpecNode.Items(PLACE, many)))));
  }

  @Test
  void more_bytes_than_allowed_are_refused() {
    SpecNode large = new SpecNode.Text(PLACE, "x".repeat(SpecTree.MAX_BYTES));
    refused(SpecWire.toProto(tree(Map.of("a", large))));
  }

  @Test
  void an_empty_message_and_an_unknown_file_are_refused() {
    refused(Spec.getDefaultInstance());
    Spec sound = SpecWire.toProto(tree(Map.of("a", new SpecNode.Flag(PLACE, true))));
    refused(
        sound.toBuilder()
            .clearFiles()
            .addFiles("one.conf")
            .setRoot(sound.getRoot().toBuilder().setFile(9))
            .build());
  }

  @Test
  void the_digest_knows_values_and_kinds_but_not_places() {
    SpecTree one = tree(Map.of("a", new SpecNode.Text(PLACE, "1")));
    SpecTree elsewhere = tree(Map.of("a", new SpecNode.Text(new Origin("x", 99), "1")));
    SpecTree number = tree(Map.of("a", new SpecNode.Number(PLACE, "1")));
    assertEquals(one.digest(), elsewhere.digest());
    assertEquals(false, one.digest().equals(number.digest()));
  }

  private static void refused(Spec spec) {
    FailureException refusal = assertThrows(FailureException.class, () -> SpecWire.fromProto(spec));
    assertEquals(Failure.Kind.REJECTED, refusal.failure().kind());
  }

  private static SpecTree tree(Map<String, SpecNode> entries) {
    return new SpecTree(List.of("network.conf", "base.conf"), SpecNode.Section.of(PLACE, entries));
  }

  private static SpecNode nested(int depth) {
    SpecNode node = new SpecNode.Flag(PLACE, true);
    for (int n = 1; n < depth; n++) {
      node = SpecNode.Section.of(PLACE, Map.of("a", node));
    }
    return node;
  }
}
