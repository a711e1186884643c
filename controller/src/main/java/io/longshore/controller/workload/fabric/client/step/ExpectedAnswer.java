package io.longshore.controller.workload.fabric.client.step;

import com.google.protobuf.ByteString;
import io.longshore.controller.workload.fabric.client.answer.Finding;
import io.longshore.controller.workload.fabric.client.answer.Outcome;
import io.longshore.controller.workload.fabric.client.answer.Setback;
import io.longshore.controller.workload.fabric.client.link.Access;
import io.longshore.controller.workload.fabric.client.proposal.ChaincodeCall;
import java.time.Duration;

/** A peer's chaincode answers a question as expected: there is nothing to do but to look. */
final class ExpectedAnswer implements Step {
  private final PeerQueries peers;
  private final Access peer;
  private final ChaincodeCall call;
  private final String expected;
  private final Duration limit;

  ExpectedAnswer(
      PeerQueries peers, Access peer, ChaincodeCall call, String expected, Duration limit) {
    this.peers = peers;
    this.peer = peer;
    this.call = call;
    this.expected = expected;
    this.limit = limit;
  }

  @Override
  public String title() {
    return peer.node().node() + " answers \"" + expected + "\" to " + call.title();
  }

  @Override
  public Finding<Decision> observe() {
    return peers.query(peer, call, limit).map(ByteString::toStringUtf8).then(this::judge);
  }

  @Override
  public Outcome act() {
    return new Outcome.AlreadySo(title());
  }

  private Finding<Decision> judge(String answer) {
    if (answer.equals(expected)) {
      return Finding.of(new Decision.Leave(title()));
    }
    return Finding.unknown(
        new Setback.NotYet(
            peer.node()
                + " answers \""
                + answer
                + "\" to "
                + call.title()
                + ", not \""
                + expected
                + "\"; its ledger may be behind"));
  }
}
