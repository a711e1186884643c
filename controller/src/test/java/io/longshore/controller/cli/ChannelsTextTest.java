package io.longshore.controller.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.longshore.proto.v1.ChannelStep;
import io.longshore.proto.v1.ChannelsEnd;
import io.longshore.proto.v1.ChannelsPlan;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChannelsTextTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final ChannelsText text =
      new ChannelsText(new Console(stream(out), stream(err), false, false, 80, 24));

  @Test
  void tells_each_step_once_it_has_come_to_something_and_sums_up() {
    text.plan(ChannelsPlan.newBuilder().addSteps("a").addSteps("b").build());
    text.step(step(1, "WORKING", "").build());
    text.step(step(1, "DONE", "channel a exists").setTookMs(400).build());
    text.step(step(2, "ALREADY_SO", "peer0 is in a").setTookMs(30).build());
    text.end(
        ChannelsEnd.newBuilder()
            .setOutcome("DONE")
            .setDone(1)
            .setAlreadySo(1)
            .setTookMs(430)
            .build());
    assertEquals(
        List.of(
            "  1/2  done        channel a exists  (0.4 s)",
            "  2/2  already so  peer0 is in a  (0.0 s)",
            "done after 0.4 s: 1 steps made, 1 were so already"),
        lines(out));
    assertEquals(List.of(), lines(err));
  }

  @Test
  void says_that_there_is_nothing_to_do() {
    text.end(
        ChannelsEnd.newBuilder()
            .setOutcome("NOTHING_TO_DO")
            .setAlreadySo(7)
            .setTookMs(100)
            .build());
    assertEquals(List.of("nothing to do: all 7 steps are so already after 0.1 s"), lines(out));
  }

  @Test
  void a_step_that_failed_is_followed_by_its_reason_and_remedy_on_the_other_stream() {
    text.plan(ChannelsPlan.newBuilder().addSteps("a").build());
    text.step(step(1, "REFUSED", "peer0 refuses").setRemedy("mend peer0").build());
    text.end(ChannelsEnd.newBuilder().setOutcome("STOPPED").setLeft(1).setTookMs(100).build());
    assertEquals(List.of("  1/1  refused     title  (0.0 s)"), lines(out));
    assertEquals(
        List.of(
            "    peer0 refuses",
            "    fix   mend peer0",
            "stopped after 0.1 s: 0 steps made, 0 were so already, 1 left"),
        lines(err));
  }

  private static ChannelStep.Builder step(int number, String state, String evidence) {
    return ChannelStep.newBuilder()
        .setNumber(number)
        .setTitle("title")
        .setState(state)
        .setEvidence(evidence);
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private static List<String> lines(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
