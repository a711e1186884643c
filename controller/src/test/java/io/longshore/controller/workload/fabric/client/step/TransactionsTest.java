package io.longshore.controller.workload.fabric.client.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import io.longshore.controller.workload.fabric.client.answer.Outcome;
import io.longshore.controller.workload.fabric.client.answer.Setback;
import io.longshore.controller.workload.fabric.client.link.FakePeer;
import io.longshore.controller.workload.fabric.client.proposal.ChaincodeCall;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.hyperledger.fabric.protos.common.Status;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransactionsTest {
  private static final ChaincodeCall INVOKE =
      ChaincodeCall.ofText("mychannel", "mycc", List.of("invoke", "a", "b", "10"));

  @TempDir private Path folder;
  private StepFixture net;

  @BeforeEach
  void start() throws Exception {
    net = new StepFixture(folder);
    net.one.answer("mycc invoke", text("done"));
    net.two.answer("mycc invoke", text("done"));
  }

  @AfterEach
  void stop() {
    net.close();
  }

  @Test
  void are_committed_when_the_first_endorser_holds_them() {
    commitsAs(TxValidationCode.VALID);
    Submission.Committed committed =
        assertInstanceOf(Submission.Committed.class, send(StepFixture.LIMIT));
    assertEquals(text("done"), committed.result());
    assertEquals(committed.transactionId(), StepFixture.transactionId(net.orderer.taken().get(0)));
    assertEquals(List.of("mycc invoke"), net.two.asked());
  }

  @Test
  void that_are_ordered_without_effect_say_why() {
    commitsAs(TxValidationCode.ENDORSEMENT_POLICY_FAILURE);
    Submission sent = send(StepFixture.LIMIT);
    assertInstanceOf(Submission.Invalid.class, sent);
    assertTrue(sent.outcome().toString().contains("lacks endorsements"), sent::toString);
  }

  @Test
  void that_are_taken_and_not_seen_are_neither_sent_nor_lost() {
    Submission sent = send(Duration.ofMillis(500));
    assertInstanceOf(Submission.Unseen.class, sent);
    assertInstanceOf(Setback.NotYet.class, sent.outcome());
    assertEquals(1, net.orderer.taken().size());
  }

  @Test
  void are_not_sent_when_peers_differ() {
    net.two.answer("mycc invoke", text("otherwise"));
    Submission sent = send(StepFixture.LIMIT);
    assertInstanceOf(Submission.NotSent.class, sent);
    assertTrue(sent.outcome().toString().contains("peers differ"), sent::toString);
    assertEquals(0, net.orderer.taken().size());
  }

  @Test
  void are_not_sent_when_a_peer_lacks_the_package() {
    net.two.answer(
        "mycc invoke",
        arguments ->
            FakePeer.error("cannot retrieve package for chaincode mycc/1.0, error open: none"));
    Outcome outcome = send(StepFixture.LIMIT).outcome();
    assertTrue(outcome.toString().contains("peer0.org2.example.com"), outcome::toString);
    assertTrue(outcome.toString().contains("install it on every peer"), outcome::toString);
  }

  @Test
  void are_not_sent_when_the_orderer_does_not_take_them() {
    net.orderer.answer(Status.SERVICE_UNAVAILABLE, "cannot enqueue");
    Submission sent = send(StepFixture.LIMIT);
    assertInstanceOf(Submission.NotSent.class, sent);
    assertInstanceOf(Setback.NotYet.class, sent.outcome());
  }

  @Test
  void a_wrong_answer_is_waited_out_and_then_told() {
    net.one.answer("mycc query", text("100"));
    ChaincodeSteps steps =
        new ChaincodeSteps(
            net.peers,
            transactions(StepFixture.LIMIT),
            net.stamps,
            StepFixture.LIMIT,
            StepFixture.LIMIT);
    ChaincodeCall query = ChaincodeCall.ofText("mychannel", "mycc", List.of("query", "a"));
    assertInstanceOf(
        Outcome.AlreadySo.class, net.runner.run(steps.answers(query, "100", net.peer())));
    Outcome wrong = net.runner.run(steps.answers(query, "90", net.peer()));
    assertInstanceOf(Setback.NotYet.class, wrong);
    assertTrue(wrong.toString().contains("answers \"100\""), wrong::toString);
    assertTrue(wrong.toString().contains("not \"90\""), wrong::toString);
  }

  private void commitsAs(TxValidationCode judgement) {
    net.orderer.whenTaken(message -> net.one.commit(StepFixture.transactionId(message), judgement));
  }

  private Submission send(Duration commitLimit) {
    return transactions(commitLimit)
        .send(
            INVOKE,
            List.of(net.peer(), net.otherPeer()),
            net.orderer(),
            net.admin(),
            StepFixture.LIMIT);
  }

  private Transactions transactions(Duration commitLimit) {
    return new Transactions(net.link, net.orderers, net.peers, net.stamps, commitLimit);
  }

  private static ByteString text(String text) {
    return ByteString.copyFromUtf8(text);
  }
}
