package io.longshore.controller.ledger;

import com.google.protobuf.InvalidProtocolBufferException;
import io.longshore.controller.spec.Exit;
import io.longshore.controller.workload.fabric.client.answer.Finding;
import io.longshore.controller.workload.fabric.client.channel.BlockView;
import io.longshore.controller.workload.fabric.client.channel.TransactionView;
import io.longshore.controller.workload.fabric.client.link.Access;
import io.longshore.proto.v1.BlockAnswer;
import io.longshore.proto.v1.BlockQuestion;
import io.longshore.proto.v1.TransactionState;
import java.util.List;
import org.hyperledger.fabric.protos.common.Block;

/** One block, as a peer has it, who judged its transactions; or else as an orderer has it. */
final class BlockLookup {
  private final Conversation nodes;
  private final BlockQuestion question;

  private BlockLookup(Conversation nodes, BlockQuestion question) {
    this.nodes = nodes;
    this.question = question;
  }

  static BlockAnswer show(Conversation nodes, BlockQuestion question) throws LedgerProblem {
    return new BlockLookup(nodes, question).look();
  }

  private BlockAnswer look() throws LedgerProblem {
    String where =
        "channel "
            + question.getChannel()
            + ", "
            + (question.getNewest()
                ? "newest block"
                : "block " + Long.toUnsignedString(question.getNumber()));
    List<Access> peers =
        nodes.network.channels().stream()
            .filter(channel -> channel.name().equals(question.getChannel()))
            .flatMap(channel -> channel.peers().stream())
            .map(nodes::peer)
            .toList();
    Finding<Told> told = Conversation.first(peers, this::fromPeer);
    if (!(told instanceof Finding.Known<Told>)) {
      told = nodes.anyOrderer(this::fromOrderer);
    }
    if (told instanceof Finding.Unknown<Told> && !question.getNewest()) {
      checkHeight(where);
    }
    Told found = Answers.known(where, told);
    try {
      return answer(found.by(), BlockView.of(found.block()));
    } catch (InvalidProtocolBufferException e) {
      throw new LedgerProblem(
          where,
          found.by() + " gives a block that cannot be read: " + e.getMessage(),
          "see that it is of version 1.4",
          Exit.FAILED);
    }
  }

  /** Tells a block that is not there yet from a node that does not answer. */
  private void checkHeight(String where) throws LedgerProblem {
    Finding<Block> newest =
        nodes.anyOrderer(one -> nodes.orderers.newest(one, question.getChannel()));
    if (newest instanceof Finding.Known<Block> known
        && known.value().getHeader().getNumber() < question.getNumber()) {
      throw new LedgerProblem(
          where,
          "there is none yet: the newest is " + known.value().getHeader().getNumber(),
          "controller fabric block show " + question.getChannel() + " newest",
          Exit.FAILED);
    }
  }

  private Finding<Told> fromPeer(Access peer) {
    String channel = question.getChannel();
    return (question.getNewest()
            ? nodes.peers.ledger(peer, channel).map(info -> info.height() - 1)
            : Finding.of(question.getNumber()))
        .then(number -> nodes.peers.block(peer, channel, number))
        .map(block -> new Told(peer.node().node(), block));
  }

  private Finding<Told> fromOrderer(Access orderer) {
    String channel = question.getChannel();
    Finding<Block> block =
        question.getNewest()
            ? nodes.orderers.newest(orderer, channel)
            : nodes.orderers.block(orderer, channel, question.getNumber());
    return block.map(one -> new Told(orderer.node().node(), one));
  }

  private BlockAnswer answer(String by, BlockView block) {
    BlockAnswer.Builder answer =
        BlockAnswer.newBuilder()
            .setSchemaVersion(LedgerService.SCHEMA)
            .setChannel(question.getChannel())
            .setNumber(block.number())
            .setHash(block.hash().hex())
            .setPreviousHash(block.previousHash())
            .setIntact(block.intact())
            .setBytes(block.bytes())
            .setToldBy(by);
    block.transactions().forEach(one -> answer.addTransactions(transaction(one)));
    return answer.build();
  }

  private static TransactionState transaction(TransactionView one) {
    return TransactionState.newBuilder()
        .setId(one.id())
        .setKind(one.kind().name())
        .setAtMs(one.at().toEpochMilli())
        .setSender(one.sender())
        .setChaincode(one.chaincode())
        .addAllArguments(one.arguments())
        .addAllEndorsers(one.endorsers())
        .setJudgement(one.judgement())
        .build();
  }

  private record Told(String by, Block block) {}
}
