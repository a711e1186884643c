package io.longshore.agent.gate.fabric;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.longshore.base.ManualClock;
import io.longshore.tls.TestFleet;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SignedOnceTest {
  @TempDir private Path folder;

  private final ManualClock clock = new ManualClock();
  private final SignedOnce<Integer> questions = new SignedOnce<>(clock);
  private NodeIdentity signer;
  private int signatures;

  @BeforeEach
  void makeSigner() throws Exception {
    signer = identity("a");
  }

  private NodeIdentity identity(String name) throws Exception {
    FakeNode.host(folder.resolve(name), new TestFleet("fabric"), Duration.ofSeconds(1));
    Path msp = folder.resolve(name).resolve("node/msp");
    return NodeIdentity.load("OrdererMSP", msp);
  }

  private int ask(NodeIdentity by, String about) {
    return questions.get(by, about, () -> ++signatures);
  }

  @Test
  void a_question_is_signed_once_a_minute() {
    assertEquals(1, ask(signer, "mychannel"));
    clock.advance(SignedOnce.KEPT.minusMillis(1));
    assertEquals(1, ask(signer, "mychannel"));
    clock.advance(Duration.ofMillis(1));
    assertEquals(2, ask(signer, "mychannel"));
  }

  @Test
  void another_channel_and_another_signer_are_another_question() throws Exception {
    assertEquals(1, ask(signer, "mychannel"));
    assertEquals(2, ask(signer, "testchainid"));
    assertEquals(3, ask(identity("b"), "mychannel"));
    assertEquals(1, ask(signer, "mychannel"));
  }

  @Test
  void a_clock_that_is_put_back_has_the_question_signed_again() {
    assertEquals(1, ask(signer, "mychannel"));
    clock.set(clock.instant().minus(Duration.ofHours(1)));
    assertEquals(2, ask(signer, "mychannel"));
  }
}
