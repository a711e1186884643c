package io.longshore.controller.workload.fabric.client.step;

import io.longshore.controller.workload.fabric.client.answer.AnswerTranslator;
import io.longshore.controller.workload.fabric.client.answer.Finding;
import io.longshore.controller.workload.fabric.client.answer.Outcome;
import io.longshore.controller.workload.fabric.client.link.Access;
import io.longshore.controller.workload.fabric.client.proposal.Endorsed;
import io.longshore.controller.workload.fabric.client.proposal.SignedCall;

/** What came of asking a peer to change something of its own. */
final class Acting {
  private Acting() {}

  static Outcome on(Access peer, SignedCall call, Finding<Endorsed> answer) {
    return answer.decide(
        endorsed ->
            endorsed.answered()
                ? new Outcome.Done(peer.node() + ", " + call.call().title())
                : AnswerTranslator.translate(
                    peer.node() + ", " + call.call().title(), endorsed.words()));
  }
}
