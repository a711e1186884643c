package io.longshore.lab.standin.serve;

import static io.longshore.lab.standin.material.Requests.NEWEST;
import static io.longshore.lab.standin.material.Requests.OLDEST;
import static io.longshore.lab.standin.material.Requests.block;
import static io.longshore.lab.standin.serve.SampleChannel.ORDERERS;
import static io.longshore.lab.standin.serve.SampleChannel.PEERS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import io.longshore.lab.standin.material.Genesis;
import io.longshore.lab.standin.material.Requests;
import io.longshore.lab.standin.msp.SigningIdentity;
import io.longshore.lab.standin.order.Ordering.Availability;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Status;
import org.hyperledger.fabric.protos.orderer.SeekInfo;
import org.hyperledger.fabric.protos.orderer.SeekInfo.SeekBehavior;
import org.hyperledger.fabric.protos.orderer.SeekPosition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DeliverRulesTest {
  private static final Instant NOW = Instant.now();
  private static final Duration WINDOW = Duration.ofMinutes(15);
  private static final SigningIdentity ADMIN = ORDERERS.admin().as("OrdererMSP");
  private static final SigningIdentity PEER = PEERS.admin().as("Org1MSP");

  @TempDir Path directory;
  private SampleChannel sample;

  @BeforeEach
  void channel() throws Exception {
    sample = new SampleChannel(directory);
  }

  static Stream<Arguments> ranges() {
    return Stream.of(
        Arguments.of(OLDEST, OLDEST, 0, 0),
        Arguments.of(OLDEST, NEWEST, 0, 4),
        Arguments.of(NEWEST, NEWEST, 4, 4),
        Arguments.of(block(2), block(3), 2, 3),
        Arguments.of(block(2), OLDEST, 2, 2),
        Arguments.of(block(5), block(9), 5, 9));
  }

  @ParameterizedTest
  @MethodSource("ranges")
  void serves(SeekPosition start, SeekPosition stop, long first, long last) {
    DeliverRules.Serve serve =
        assertInstanceOf(
            DeliverRules.Serve.class,
            answer(seek(ADMIN, NOW, start, stop), Availability.AVAILABLE));
    assertEquals(first, serve.first());
    assertEquals(last, serve.last());
  }

  static Stream<Arguments> refused() {
    SeekPosition none = SeekPosition.getDefaultInstance();
    return Stream.of(
        Arguments.of("no payload", Envelope.getDefaultInstance(), Status.BAD_REQUEST),
        Arguments.of("no timestamp", envelope(Genesis.CHANNEL, 0), Status.BAD_REQUEST),
        Arguments.of(
            "too old",
            seek(ADMIN, NOW.minus(WINDOW).minusSeconds(1), NEWEST, NEWEST),
            Status.BAD_REQUEST),
        Arguments.of(
            "too new",
            seek(ADMIN, NOW.plus(WINDOW).plusSeconds(1), NEWEST, NEWEST),
            Status.BAD_REQUEST),
        Arguments.of(
            "no such channel", envelope("mychannel", NOW.getEpochSecond()), Status.NOT_FOUND),
        Arguments.of("a peer organisation", seek(PEER, NOW, NEWEST, NEWEST), Status.FORBIDDEN),
        Arguments.of(
            "no signature",
            seek(ADMIN, NOW, NEWEST, NEWEST).toBuilder().clearSignature().build(),
            Status.FORBIDDEN),
        Arguments.of(
            "no start and stop",
            envelope(Genesis.CHANNEL, NOW.getEpochSecond()),
            Status.BAD_REQUEST),
        Arguments.of(
            "a stop before the start", seek(ADMIN, NOW, block(3), block(2)), Status.BAD_REQUEST),
        Arguments.of(
            "a start beyond the next block",
            seek(ADMIN, NOW, block(6), block(7)),
            Status.NOT_FOUND),
        Arguments.of("a start of no kind", seek(ADMIN, NOW, none, NEWEST), Status.NOT_FOUND));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refused")
  void refuses(String what, Envelope envelope, Status status) {
    DeliverRules.Refuse refuse =
        assertInstanceOf(DeliverRules.Refuse.class, answer(envelope, Availability.AVAILABLE));
    assertEquals(status, refuse.status(), refuse.reason());
  }

  @Test
  void says_unavailable_before_it_looks_at_who_asks() {
    for (Availability availability :
        new Availability[] {Availability.BOOTING, Availability.ERRORED}) {
      DeliverRules.Refuse refuse =
          assertInstanceOf(
              DeliverRules.Refuse.class, answer(seek(PEER, NOW, NEWEST, NEWEST), availability));
      assertEquals(Status.SERVICE_UNAVAILABLE, refuse.status());
    }
  }

  @ParameterizedTest
  @org.junit.jupiter.params.provider.CsvSource({
    "4, FAIL_IF_NOT_READY, AVAILABLE, SEND",
    "5, FAIL_IF_NOT_READY, AVAILABLE, NOT_FOUND",
    "5, FAIL_IF_NOT_READY, ERRORED,   NOT_FOUND",
    "4, BLOCK_UNTIL_READY, AVAILABLE, SEND",
    "5, BLOCK_UNTIL_READY, AVAILABLE, WAIT",
    "5, BLOCK_UNTIL_READY, ERRORED,   UNAVAILABLE",
    "4, BLOCK_UNTIL_READY, ERRORED,   UNAVAILABLE",
  })
  void decides_block_by_block(
      long number, SeekBehavior behavior, Availability availability, DeliverRules.Turn turn) {
    DeliverRules.Serve serve =
        new DeliverRules.Serve(
            sample.channels(availability).system(),
            0,
            9,
            behavior == SeekBehavior.FAIL_IF_NOT_READY);
    assertEquals(turn, DeliverRules.turn(serve, number));
  }

  private DeliverRules.Answer answer(Envelope envelope, Availability availability) {
    return DeliverRules.answer(sample.channels(availability), envelope, NOW, WINDOW);
  }

  private static Envelope seek(
      SigningIdentity signer, Instant when, SeekPosition start, SeekPosition stop) {
    return Requests.seek(signer, when, start, stop, SeekBehavior.BLOCK_UNTIL_READY);
  }

  private static Envelope envelope(String channel, long seconds) {
    ChannelHeader.Builder header = Requests.header(channel, HeaderType.DELIVER_SEEK_INFO);
    if (seconds > 0) {
      header.setTimestamp(Timestamp.newBuilder().setSeconds(seconds));
    }
    ByteString seek = SeekInfo.getDefaultInstance().toByteString();
    return Requests.envelope(ADMIN, header, seek);
  }
}
