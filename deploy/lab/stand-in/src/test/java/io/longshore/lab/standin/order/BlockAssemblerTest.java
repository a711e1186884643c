package io.longshore.lab.standin.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.protobuf.ByteString;
import io.longshore.lab.standin.channel.OrderingParameters;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.hyperledger.fabric.protos.common.Envelope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Message sequences and the blocks they make. A sequence is written as r5 (a transaction of five
 * bytes), t1 (time to cut block 1) and c (connect); a block as the offsets of its transactions and,
 * after @, the last offset it persists.
 */
class BlockAssemblerTest {
  private static final OrderingParameters THREE_MESSAGES_OR_TEN_BYTES =
      new OrderingParameters("kafka", List.of("k:1"), 3, 100, 10, Duration.ofSeconds(2));

  private final BlockAssembler assembler =
      new BlockAssembler(new BlockCutter(THREE_MESSAGES_OR_TEN_BYTES), 0);
  private boolean timerRuns;

  @ParameterizedTest(name = "{0} makes {1}, timer {2}")
  @CsvSource({
    "c,                '',                     stopped",
    "r2,               '',                     running",
    "r2 r2,            '',                     running",
    "r2 t1,            0@1,                    stopped",
    "r2 t1 t1,         0@1,                    stopped",
    "r2 r2 c t1,       '0,1@3',                stopped",
    "c r2 r2 r2,       '1,2,3@3',              stopped",
    "r2 r2 r2 t1 r2,   '0,1,2@2',              running",
    "r5 r5,            '',                     running",
    "r5 r5 t1,         '0,1@2',                stopped",
    "r5 r5 r1,         '0,1@1',                running",
    "r6 r6,            0@0,                    running",
    "r6 r6 t1 t2,      '0@0 1@3',              stopped",
    "r10,              '',                     running",
    "r11,              0@0,                    stopped",
    "r2 r11,           '0@0 1@1',              stopped",
    "r11 r2,           0@0,                    running",
    "r2 r2 r2 r2 r2 r2,'0,1,2@2 3,4,5@5',      stopped",
    "r2 c r2 c r2,     '0,2,4@4',              stopped",
  })
  void cuts(String messages, String blocks, String timer) throws BlockAssembler.Derailed {
    List<String> cut = new ArrayList<>();
    List<String> sequence = List.of(messages.split(" "));
    for (int offset = 0; offset < sequence.size(); offset++) {
      BlockAssembler.Step step = assembler.take(message(sequence.get(offset), offset), offset);
      step.blocks().forEach(block -> cut.add(text(block)));
      timerRuns =
          switch (step.timer()) {
            case START -> true;
            case STOP -> false;
            case KEEP -> timerRuns;
          };
    }
    assertEquals(blocks, String.join(" ", cut));
    assertEquals(timer, timerRuns ? "running" : "stopped");
    assertEquals(cut.size() + 1L, assembler.nextBlock());
  }

  @Test
  void a_timer_that_expired_is_started_again_by_the_next_transaction()
      throws BlockAssembler.Derailed {
    assertEquals(BlockAssembler.Timer.START, assembler.take(message("r1", 0), 0).timer());
    assembler.timerExpired();
    assertEquals(BlockAssembler.Timer.START, assembler.take(message("r1", 1), 1).timer());
  }

  @ParameterizedTest
  @CsvSource({"t1", "r1 t2", "r1 t1 t2"})
  void derails_on_a_time_to_cut_that_no_orderer_can_have_meant(String messages) {
    List<String> sequence = List.of(messages.split(" "));
    int last = sequence.size() - 1;
    assertThrows(
        BlockAssembler.Derailed.class,
        () -> {
          for (int offset = 0; offset <= last; offset++) {
            assembler.take(message(sequence.get(offset), offset), offset);
          }
        });
  }

  @Test
  void derails_on_configuration_rather_than_cutting_other_blocks_than_a_real_orderer() {
    KafkaMessage config = new KafkaMessage.Regular(ByteString.EMPTY, 0, true);
    assertThrows(BlockAssembler.Derailed.class, () -> assembler.take(config, 0));
  }

  private static KafkaMessage message(String token, int offset) {
    return switch (token.charAt(0)) {
      case 'c' -> new KafkaMessage.Connect();
      case 't' -> new KafkaMessage.TimeToCut(Long.parseLong(token.substring(1)));
      default -> {
        String payload =
            Character.toString('0' + offset).repeat(Integer.parseInt(token.substring(1)));
        Envelope envelope =
            Envelope.newBuilder().setPayload(ByteString.copyFromUtf8(payload)).build();
        yield new KafkaMessage.Regular(envelope.toByteString(), 0, false);
      }
    };
  }

  private static String text(BlockAssembler.Cut cut) {
    return cut.transactions().stream()
            .map(envelope -> Integer.toString(envelope.getPayload().byteAt(0) - '0'))
            .collect(Collectors.joining(","))
        + "@"
        + cut.lastOffset();
  }
}
