package io.longshore.lab.standin.serve;

import static io.longshore.lab.standin.serve.SampleChannel.ORDERERS;
import static io.longshore.lab.standin.serve.SampleChannel.PEERS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.protobuf.ByteString;
import io.longshore.lab.standin.material.Authority;
import io.longshore.lab.standin.material.Genesis;
import io.longshore.lab.standin.material.HighS;
import io.longshore.lab.standin.material.Requests;
import io.longshore.lab.standin.msp.SigningIdentity;
import io.longshore.lab.standin.order.Ordering.Availability;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Status;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BroadcastRulesTest {
  private static final SigningIdentity ADMIN = ORDERERS.admin().as("OrdererMSP");
  private static final String NO_WRITER =
      "Failed to reach implicit threshold of 1 sub-policies, required 1 remaining: permission"
          + " denied";

  @TempDir Path directory;
  private SampleChannel sample;

  @BeforeEach
  void channel() throws Exception {
    sample = new SampleChannel(directory);
  }

  @SuppressWarnings("deprecation")
  static Stream<Arguments> refused() {
    Envelope good = Requests.message(ADMIN, Genesis.CHANNEL, "x");
    SigningIdentity expired =
        ORDERERS.ca().issue("CN=old", Instant.now().minusSeconds(1)).as("OrdererMSP");
    SigningIdentity stranger = new Authority("ca.OrdererMSP").issue("CN=x").as("OrdererMSP");
    return Stream.of(
        refusal(
            "no payload",
            Envelope.getDefaultInstance(),
            Status.BAD_REQUEST,
            "could not determine channel ID: header not set"),
        refusal(
            "configuration",
            of(HeaderType.CONFIG, Genesis.CHANNEL),
            Status.BAD_REQUEST,
            "message is of type that cannot be processed directly"),
        refusal(
            "a channel's birth",
            of(HeaderType.ORDERER_TRANSACTION, Genesis.CHANNEL),
            Status.BAD_REQUEST,
            "message is of type that cannot be processed directly"),
        refusal(
            "a new channel",
            of(HeaderType.CONFIG_UPDATE, "mychannel"),
            Status.BAD_REQUEST,
            "the stand-in does not create channels"),
        refusal(
            "an update",
            of(HeaderType.CONFIG_UPDATE, Genesis.CHANNEL),
            Status.BAD_REQUEST,
            "the stand-in does not apply configuration updates"),
        refusal(
            "no such channel",
            of(HeaderType.MESSAGE, "mychannel"),
            Status.NOT_FOUND,
            "channel does not exist"),
        refusal(
            "expired",
            Requests.message(expired, Genesis.CHANNEL, "x"),
            Status.BAD_REQUEST,
            "identity expired"),
        refusal(
            "a peer organisation",
            Requests.message(PEERS.admin().as("Org1MSP"), Genesis.CHANNEL, "x"),
            Status.FORBIDDEN,
            NO_WRITER),
        refusal(
            "another CA of the same name",
            Requests.message(stranger, Genesis.CHANNEL, "x"),
            Status.FORBIDDEN,
            NO_WRITER),
        refusal(
            "an unknown MSP",
            Requests.message(ORDERERS.admin().as("Nobody"), Genesis.CHANNEL, "x"),
            Status.FORBIDDEN,
            NO_WRITER),
        refusal(
            "no signature", good.toBuilder().clearSignature().build(), Status.FORBIDDEN, NO_WRITER),
        refusal(
            "a signature of other bytes",
            good.toBuilder().setSignature(of(HeaderType.MESSAGE, "y").getSignature()).build(),
            Status.FORBIDDEN,
            NO_WRITER),
        refusal(
            "a high S",
            good.toBuilder().setSignature(HighS.of(good.getSignature())).build(),
            Status.FORBIDDEN,
            NO_WRITER));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refused")
  void refuses_whatever_the_state_of_kafka(
      String what, Envelope envelope, BroadcastRules.Refusal refusal) {
    for (Availability availability : Availability.values()) {
      assertEquals(Optional.of(refusal), objection(envelope, availability));
    }
  }

  @Test
  void refuses_a_message_above_the_absolute_size() {
    Envelope envelope = Requests.message(ADMIN, Genesis.CHANNEL, "x".repeat(4000));
    long size = envelope.getPayload().size() + envelope.getSignature().size();
    assertEquals(
        Optional.of(
            new BroadcastRules.Refusal(
                Status.BAD_REQUEST,
                "message payload is " + size + " bytes and exceeds maximum allowed 4000 bytes")),
        objection(envelope, Availability.AVAILABLE));
  }

  @Test
  void sends_a_good_message_away_until_the_consenter_has_started() {
    Envelope envelope = Requests.message(ADMIN, Genesis.CHANNEL, "x");
    assertEquals(
        Optional.of(
            new BroadcastRules.Refusal(
                Status.SERVICE_UNAVAILABLE,
                "backing Kafka cluster has not completed booting; try again later")),
        objection(envelope, Availability.BOOTING));
    assertEquals(Optional.empty(), objection(envelope, Availability.AVAILABLE));
  }

  @Test
  void takes_a_message_that_will_never_be_in_a_block_when_consumption_has_stopped() {
    Envelope envelope = Requests.message(ADMIN, Genesis.CHANNEL, "x");
    assertEquals(Optional.empty(), objection(envelope, Availability.ERRORED));
  }

  private Optional<BroadcastRules.Refusal> objection(Envelope envelope, Availability availability) {
    ServedChannel channel = BroadcastRules.channel(sample.channels(availability), envelope);
    return BroadcastRules.objection(channel, envelope, Instant.now());
  }

  private static Envelope of(HeaderType type, String channel) {
    return Requests.envelope(ADMIN, Requests.header(channel, type), ByteString.EMPTY);
  }

  private static Arguments refusal(String what, Envelope envelope, Status status, String info) {
    return Arguments.of(what, envelope, new BroadcastRules.Refusal(status, info));
  }
}
