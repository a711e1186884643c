package io.longshore.controller.ledger;

import com.google.protobuf.ByteString;
import io.longshore.controller.spec.Exit;
import io.longshore.controller.workload.fabric.DialledNode;
import io.longshore.controller.workload.fabric.client.answer.Outcome;
import io.longshore.controller.workload.fabric.client.answer.Setback;
import io.longshore.controller.workload.fabric.client.link.Access;
import io.longshore.controller.workload.fabric.client.proposal.ChaincodeCall;
import io.longshore.controller.workload.fabric.client.step.Submission;
import io.longshore.proto.v1.CallAnswer;
import io.longshore.proto.v1.CallQuestion;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;

/** Queries and transactions in an operator's name, signed by an organisation's administrator. */
final class Calls {
  /** A peer that has not run the chaincode yet starts its container first. */
  private static final Duration ENDORSE = Duration.ofSeconds(60);

  private Calls() {}

  /** Asks the first peer that can tell. */
  static CallAnswer query(Conversation nodes, CallQuestion question) throws LedgerProblem {
    ChaincodeCall call = call(question);
    List<DialledNode> peers = peers(nodes, question);
    ByteString result =
        Answers.known(
            call.title(),
            Conversation.first(
                peers.stream().map(nodes::peer).toList(),
                peer -> nodes.peers.query(peer, call, ENDORSE)));
    return answer(List.of(), result, "");
  }

  /** Has one peer of each member endorse, unless the question names its endorsers. */
  static CallAnswer invoke(Conversation nodes, CallQuestion question) throws LedgerProblem {
    ChaincodeCall call = call(question);
    List<DialledNode> endorsers =
        question.getPeersCount() > 0
            ? peers(nodes, question)
            : onePerOrganization(peers(nodes, question));
    List<Access> access = endorsers.stream().map(nodes::peer).toList();
    Submission submission =
        nodes.transactions.send(
            call, access, nodes.orderers().get(0), access.get(0).signer(), ENDORSE);
    if (submission instanceof Submission.Committed committed) {
      return answer(endorsers, committed.result(), committed.transactionId());
    }
    throw problem(call.title(), submission);
  }

  private static LedgerProblem problem(String where, Submission submission) {
    if (submission instanceof Submission.Unseen unseen) {
      return new LedgerProblem(
          where,
          unseen.outcome().toString(),
          "do not send it again before you know: look for it with controller fabric block show",
          Exit.DEADLINE);
    }
    Outcome outcome = submission.outcome();
    return outcome instanceof Setback setback
        ? LedgerProblem.of(where, setback)
        : new LedgerProblem(where, outcome.toString(), "", Exit.FAILED);
  }

  private static ChaincodeCall call(CallQuestion question) throws LedgerProblem {
    if (question.getChaincode().isBlank()) {
      throw new LedgerProblem("chaincode", "it has no name", "give CHANNEL CHAINCODE", Exit.USAGE);
    }
    return ChaincodeCall.ofText(
        question.getChannel(), question.getChaincode(), question.getArgumentsList());
  }

  /** The channel's peers, or those of them that the question names. */
  private static List<DialledNode> peers(Conversation nodes, CallQuestion question)
      throws LedgerProblem {
    return ChosenPeers.of(
        ChosenPeers.channel(nodes.network, question.getChannel()), question.getPeersList());
  }

  private static List<DialledNode> onePerOrganization(List<DialledNode> peers) {
    TreeSet<String> seen = new TreeSet<>();
    return peers.stream().filter(peer -> seen.add(peer.organization())).toList();
  }

  private static CallAnswer answer(List<DialledNode> peers, ByteString result, String transaction) {
    return CallAnswer.newBuilder()
        .setSchemaVersion(LedgerService.SCHEMA)
        .addAllPeers(peers.stream().map(DialledNode::name).toList())
        .setResult(result)
        .setTransaction(transaction)
        .build();
  }
}
