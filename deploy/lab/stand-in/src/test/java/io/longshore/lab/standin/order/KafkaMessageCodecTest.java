package io.longshore.lab.standin.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class KafkaMessageCodecTest {

  static Stream<Arguments> bytes() {
    ByteString envelope = ByteString.copyFromUtf8("ab");
    return Stream.of(
        Arguments.of(new KafkaMessage.Connect(), "1a00"),
        Arguments.of(new KafkaMessage.TimeToCut(300), "120308ac02"),
        Arguments.of(new KafkaMessage.Regular(envelope, 0, false), "0a060a0261621801"),
        Arguments.of(new KafkaMessage.Regular(envelope, 2, true), "0a080a02616210021802"));
  }

  @ParameterizedTest
  @MethodSource("bytes")
  void writes_and_reads_the_bytes_of_kafka_proto(KafkaMessage message, String hex)
      throws InvalidProtocolBufferException {
    assertEquals(hex, HexFormat.of().formatHex(KafkaMessageCodec.encode(message)));
    assertEquals(message, KafkaMessageCodec.decode(HexFormat.of().parseHex(hex)));
  }

  @Test
  void skips_fields_it_does_not_use() throws InvalidProtocolBufferException {
    byte[] withOriginalOffset = HexFormat.of().parseHex("0a080a02616218012007");
    assertEquals(
        new KafkaMessage.Regular(ByteString.copyFromUtf8("ab"), 0, false),
        KafkaMessageCodec.decode(withOriginalOffset));
  }

  @Test
  void keeps_the_last_offset_in_a_block() throws InvalidProtocolBufferException {
    assertEquals("08ac02", HexFormat.of().formatHex(KafkaMessageCodec.metadata(300).toByteArray()));
    assertEquals(300, KafkaMessageCodec.lastOffsetPersisted(KafkaMessageCodec.metadata(300)));
  }

  @ParameterizedTest
  @org.junit.jupiter.params.provider.ValueSource(strings = {"", "ff", "2200", "0a05"})
  void refuses_bytes_that_are_no_message(String hex) {
    assertThrows(
        InvalidProtocolBufferException.class,
        () -> KafkaMessageCodec.decode(HexFormat.of().parseHex(hex)));
  }
}
