package io.longshore.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import io.longshore.model.DriftClass;
import io.longshore.model.DriftReason;
import io.longshore.model.Phase;
import io.longshore.model.Reason;
import io.longshore.model.Samples;
import io.longshore.model.Verdict;
import io.longshore.proto.v1.ContainerSpec;
import io.longshore.proto.v1.DesiredHost;
import io.longshore.proto.v1.Mount;
import io.longshore.proto.v1.ObservedHost;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class ModelCodecTest {
  @Test
  void desired_state_survives_the_way_there_and_back() throws Exception {
    DesiredHost message = ModelCodec.toProto(Samples.desired());
    io.longshore.model.DesiredHost back =
        ModelCodec.fromProto(DesiredHost.parseFrom(message.toByteArray()));
    assertEquals(Samples.desired(), back);
    Samples.desired()
        .blobs()
        .forEach((digest, bytes) -> assertArrayEquals(bytes, back.blobs().get(digest)));
    assertEquals(message, ModelCodec.toProto(back));
  }

  @Test
  void observed_state_survives_the_way_there_and_back() throws Exception {
    ObservedHost message = ModelCodec.toProto(Samples.observed());
    assertEquals(
        Samples.observed(), ModelCodec.fromProto(ObservedHost.parseFrom(message.toByteArray())));
  }

  @Test
  void the_samples_leave_no_field_of_a_message_unused() {
    assertEveryFieldUsed(ModelCodec.toProto(Samples.desired()));
    assertEveryFieldUsed(ModelCodec.toProto(Samples.observed()));
  }

  @Test
  void words_of_a_newer_peer_are_read_as_unknown() {
    ObservedHost.Builder message = ModelCodec.toProto(Samples.observed()).toBuilder();
    message.getContainersBuilder(0).setPhase("HIBERNATING").setReason("BOREDOM");
    message.getContainersBuilder(0).getGatesBuilder(0).setVerdict("MAYBE");
    message.getDriftBuilder(0).setDriftClass("PROVIDENTIAL").setReason("FATE");
    io.longshore.model.ObservedContainer seen =
        ModelCodec.fromProto(message.build()).containers().get(0);
    assertEquals(Phase.UNKNOWN, seen.phase());
    assertEquals(Reason.UNKNOWN, seen.reason().orElseThrow());
    assertEquals(Verdict.UNKNOWN, seen.gates().get(0).verdict());
    io.longshore.model.DriftFinding drift = ModelCodec.fromProto(message.build()).drift().get(0);
    assertEquals(DriftClass.UNKNOWN, drift.driftClass());
    assertEquals(DriftReason.UNKNOWN, drift.reason());
  }

  @ParameterizedTest
  @EnumSource(DriftReason.class)
  void every_reason_of_drift_has_its_word_and_its_class(DriftReason reason) {
    ObservedHost.Builder message = ModelCodec.toProto(Samples.observed()).toBuilder();
    message.getDriftBuilder(0).setReason(reason.name()).setDriftClass(reason.owedTo().name());
    io.longshore.model.DriftFinding drift = ModelCodec.fromProto(message.build()).drift().get(0);
    assertEquals(reason, drift.reason());
    assertEquals(reason.owedTo(), drift.driftClass());
  }

  @Test
  void a_new_reason_of_a_class_known_here_keeps_its_class() {
    ObservedHost.Builder message = ModelCodec.toProto(Samples.observed()).toBuilder();
    message.getDriftBuilder(0).setReason("FATE").setDriftClass(DriftClass.FOREIGN.name());
    assertEquals(
        DriftClass.FOREIGN, ModelCodec.fromProto(message.build()).drift().get(0).driftClass());
  }

  @ParameterizedTest
  @EnumSource(Verdict.class)
  void every_verdict_has_its_word(Verdict verdict) {
    ObservedHost.Builder message = ModelCodec.toProto(Samples.observed()).toBuilder();
    message.getContainersBuilder(0).getGatesBuilder(0).setVerdict(verdict.name());
    assertEquals(
        verdict,
        ModelCodec.fromProto(message.build()).containers().get(0).gates().get(0).verdict());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hostile")
  void refuses(String what, Consumer<DesiredHost.Builder> change, String sentence) {
    DesiredHost.Builder message = ModelCodec.toProto(Samples.desired()).toBuilder();
    change.accept(message);
    DesiredHost hostile = message.build();
    String answer =
        assertThrows(IllegalArgumentException.class, () -> ModelCodec.fromProto(hostile))
            .getMessage();
    assertTrue(answer.contains(sentence), answer);
    assertTrue(answer.length() < 300, answer);
  }

  static Stream<Arguments> hostile() {
    return Stream.of(
        row("no deployment", host -> host.clearDeployment(), "deployment is empty"),
        row("generation 0", host -> host.setGeneration(0), "at least 1"),
        row("a generation beyond 2^63", host -> host.setGeneration(-1), "at least 1"),
        row("no containers", host -> host.clearContainers(), "would hold nothing"),
        row("a name twice", host -> host.addContainers(host.getContainers(0)), "there twice"),
        row(
            "a name with a slash",
            host -> host.getContainersBuilder(0).setName("../../etc"),
            "must begin with a letter"),
        row(
            "a very long name",
            host -> host.getContainersBuilder(0).setName("x".repeat(100_000)),
            "xxx…"),
        row(
            "an empty container",
            host -> host.setContainers(0, ContainerSpec.getDefaultInstance()),
            "image is empty"),
        row(
            "port 0",
            host ->
                host.getContainersBuilder(0)
                    .getNetworkingBuilder()
                    .getPortsBuilder(0)
                    .setHostPort(0),
            "host port is outside"),
        row(
            "a negative port",
            host ->
                host.getContainersBuilder(0)
                    .getNetworkingBuilder()
                    .getPortsBuilder(0)
                    .setContainerPort(-1),
            "container port is outside"),
        row(
            "memory beyond 2^63",
            host -> host.getContainersBuilder(0).getRunBuilder().setMemoryBytes(-1),
            "memory is negative"),
        row(
            "no stop time",
            host -> host.getContainersBuilder(0).getRunBuilder().clearStopSeconds(),
            "stop seconds"),
        row(
            "a variable with = in its name",
            host -> host.getContainersBuilder(0).getRunBuilder().putEnvironment("A=B", "x"),
            "holds no ="),
        row(
            "a NUL in the command",
            host -> host.getContainersBuilder(0).getRunBuilder().addCommand("a\0b"),
            "NUL"),
        row(
            "a mount of nothing",
            host ->
                host.getContainersBuilder(0)
                    .addMounts(Mount.newBuilder().setTarget("/nothing").build()),
            "does not say what is mounted"),
        row(
            "a mount of a file set that is not there",
            host -> host.clearFileSets(),
            "no file set of the host is called orderer1"),
        row(
            "a host path that climbs",
            host ->
                host.getContainersBuilder(0)
                    .addMounts(Mount.newBuilder().setTarget("/x").setHostPath("/a/../etc")),
            "without .."),
        row(
            "a file that climbs out of its set",
            host -> host.getFileSetsBuilder(0).getFilesBuilder(0).setPath("../x"),
            "not a path within a file set"),
        row(
            "a mode with set-user-id",
            host -> host.getFileSetsBuilder(0).getFilesBuilder(0).setMode(04755),
            "mode is outside"),
        row(
            "a file of nothing",
            host -> host.getFileSetsBuilder(0).getFilesBuilder(0).clearContent(),
            "does not say what it holds"),
        row(
            "a file set twice",
            host -> host.addFileSets(host.getFileSets(0)),
            "two of the host are called file set orderer1"),
        row(
            "an identity twice",
            host -> host.addIdentities(host.getIdentities(0)),
            "two of the host are called identity"),
        row("a blob twice", host -> host.addBlobs(host.getBlobs(0)), "given twice"),
        row(
            "a blob with other content",
            host -> host.getBlobsBuilder(0).setContent(ByteString.copyFromUtf8("x")),
            "does not have its digest"),
        row("a blob missing", host -> host.clearBlobs(), "no blob of the host"),
        row("an identity missing", host -> host.clearIdentities(), "no identity of the host"),
        row(
            "an unknown profile",
            host -> host.getIdentitiesBuilder(0).setProfile("ROOT"),
            "a profile this program does not know"),
        row(
            "too many containers",
            host -> {
              for (int i = 0; i <= ModelCodec.MAX_CONTAINERS; i++) {
                host.addContainersBuilder().setName("c" + i);
              }
            },
            "at most 1000 containers"),
        row(
            "too many bytes",
            host -> host.addBlobsBuilder().setContent(ByteString.copyFrom(new byte[5 << 20])),
            "at most 4194304 are taken"));
  }

  @Test
  void whatever_bytes_arrive_become_a_value_or_a_sentence() {
    byte[] desired = ModelCodec.toProto(Samples.desired()).toByteArray();
    byte[] observed = ModelCodec.toProto(Samples.observed()).toByteArray();
    Random random = new Random(20_261_123);
    int understood = 0;
    for (int round = 0; round < 20_000; round++) {
      byte[] bytes = (round % 2 == 0 ? desired : observed).clone();
      for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      try {
        if (round % 2 == 0) {
          ModelCodec.fromProto(DesiredHost.parseFrom(bytes));
        } else {
          ModelCodec.fromProto(ObservedHost.parseFrom(bytes));
        }
        understood++;
      } catch (InvalidProtocolBufferException | IllegalArgumentException refused) {
        assertFalse(refused.getMessage().isBlank());
      }
    }
    assertTrue(understood > 100, "only " + understood + " of the messages reached the model");
  }

  private static void assertEveryFieldUsed(Message message) {
    for (FieldDescriptor field : message.getDescriptorForType().getFields()) {
      if (field.getName().equals("empty_on_purpose")) {
        continue;
      }
      if (field.getContainingOneof() != null && !message.hasField(field)) {
        continue;
      }
      boolean used =
          field.isRepeated()
              ? message.getRepeatedFieldCount(field) > 0
              : message.hasField(field) || !message.getField(field).equals(field.getDefaultValue());
      assertTrue(used, field.getFullName() + " is not used");
      if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE && !field.isMapField()) {
        if (field.isRepeated()) {
          assertEveryFieldUsed((Message) message.getRepeatedField(field, 0));
        } else {
          assertEveryFieldUsed((Message) message.getField(field));
        }
      }
    }
  }

  private static Arguments row(String what, Consumer<DesiredHost.Builder> change, String says) {
    return Arguments.of(what, change, says);
  }
}
