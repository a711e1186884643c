package io.longshore.controller.workload.fabric.client.step;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.longshore.base.Digest;
import io.longshore.controller.workload.fabric.client.answer.AnswerTranslator;
import io.longshore.controller.workload.fabric.client.answer.Finding;
import io.longshore.controller.workload.fabric.client.answer.KnownAnswer;
import io.longshore.controller.workload.fabric.client.answer.Setback;
import io.longshore.controller.workload.fabric.client.chaincode.InstantiatedChaincode;
import io.longshore.controller.workload.fabric.client.channel.Blocks;
import io.longshore.controller.workload.fabric.client.link.Access;
import io.longshore.controller.workload.fabric.client.link.FabricLink;
import io.longshore.controller.workload.fabric.client.proposal.ChaincodeCall;
import io.longshore.controller.workload.fabric.client.proposal.Endorsed;
import io.longshore.controller.workload.fabric.client.proposal.SignedCall;
import io.longshore.controller.workload.fabric.client.proposal.StampSource;
import io.longshore.controller.workload.fabric.client.proposal.SystemCalls;
import java.time.Duration;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockchainInfo;
import org.hyperledger.fabric.protos.peer.ChaincodeInfo;
import org.hyperledger.fabric.protos.peer.ChaincodeQueryResponse;
import org.hyperledger.fabric.protos.peer.ChannelInfo;
import org.hyperledger.fabric.protos.peer.ChannelQueryResponse;
import org.hyperledger.fabric.protos.peer.ProcessedTransaction;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/** What peers are asked; nothing here changes anything. */
public final class PeerQueries {
  private final FabricLink link;
  private final StampSource stamps;
  private final Duration limit;

  /**
   * Questions over a link.
   *
   * @param limit of one question
   */
  public PeerQueries(FabricLink link, StampSource stamps, Duration limit) {
    this.link = link;
    this.stamps = stamps;
    this.limit = limit;
  }

  /** The channels that the peer has joined. */
  public Finding<SortedSet<String>> channels(Access peer) {
    return ask(peer, SystemCalls.channels(), ChannelQueryResponse::parseFrom)
        .map(
            answer -> {
              SortedSet<String> names = new TreeSet<>();
              answer.getChannelsList().stream().map(ChannelInfo::getChannelId).forEach(names::add);
              return Collections.unmodifiableSortedSet(names);
            });
  }

  /** How far the peer's ledger is. */
  public Finding<LedgerInfo> ledger(Access peer, String channel) {
    return ask(peer, SystemCalls.ledgerInfo(channel), BlockchainInfo::parseFrom)
        .map(info -> new LedgerInfo(info.getHeight(), digest(info.getCurrentBlockHash())));
  }

  /** Hash of the first block of the peer's ledger. */
  public Finding<Digest> genesis(Access peer, String channel) {
    return block(peer, channel, 0).map(block -> Blocks.hash(block.getHeader()));
  }

  /** A block of the peer's ledger, with how its transactions were judged. */
  public Finding<Block> block(Access peer, String channel, long number) {
    return ask(peer, SystemCalls.block(channel, number), Block::parseFrom);
  }

  /** Names of the chaincodes that run in a channel, as this peer's ledger has it. */
  public Finding<SortedSet<String>> running(Access peer, String channel) {
    return ask(peer, SystemCalls.running(channel), ChaincodeQueryResponse::parseFrom)
        .map(
            answer -> {
              SortedSet<String> names = new TreeSet<>();
              answer.getChaincodesList().stream().map(ChaincodeInfo::getName).forEach(names::add);
              return Collections.unmodifiableSortedSet(names);
            });
  }

  /** Hashes of the packages that the peer has installed, by "name version". */
  public Finding<SortedMap<String, Digest>> installed(Access peer) {
    return ask(peer, SystemCalls.installed(), ChaincodeQueryResponse::parseFrom)
        .map(
            answer -> {
              SortedMap<String, Digest> packages = new TreeMap<>();
              for (ChaincodeInfo info : answer.getChaincodesList()) {
                packages.put(info.getName() + " " + info.getVersion(), digest(info.getId()));
              }
              return Collections.unmodifiableSortedMap(packages);
            });
  }

  /** What is instantiated in a channel under a name, as this peer's ledger has it; or nothing. */
  public Finding<Optional<InstantiatedChaincode>> instantiated(
      Access peer, String channel, String chaincode) {
    ChaincodeCall call = SystemCalls.chaincodeData(channel, chaincode);
    return propose(peer, SignedCall.of(call, peer.signer(), stamps.next()), limit)
        .then(
            endorsed -> {
              if (!endorsed.answered()
                  && KnownAnswer.in(endorsed.words())
                      .filter(KnownAnswer.CHAINCODE_NOT_INSTANTIATED::equals)
                      .isPresent()) {
                return Finding.of(Optional.<InstantiatedChaincode>empty());
              }
              return read(peer, call, endorsed, InstantiatedChaincode::of).map(Optional::of);
            });
  }

  /** How the peer judged a transaction; not yet known if its ledger does not hold it. */
  public Finding<TxValidationCode> judgement(Access peer, String channel, String transactionId) {
    return ask(
            peer, SystemCalls.transaction(channel, transactionId), ProcessedTransaction::parseFrom)
        .map(
            answer ->
                Optional.ofNullable(TxValidationCode.forNumber(answer.getValidationCode()))
                    .orElse(TxValidationCode.UNRECOGNIZED));
  }

  /** What a chaincode answers; nothing is ordered. */
  public Finding<ByteString> query(Access peer, ChaincodeCall call, Duration callLimit) {
    return propose(peer, SignedCall.of(call, peer.signer(), stamps.next()), callLimit)
        .then(endorsed -> read(peer, call, endorsed, bytes -> bytes));
  }

  /** A peer's answer to a call, whatever it is. */
  Finding<Endorsed> propose(Access peer, SignedCall call, Duration callLimit) {
    return link.propose(peer.node(), call.proposal(), callLimit)
        .map(response -> new Endorsed(peer.node().node(), response));
  }

  private interface Form<T> {
    T read(ByteString bytes) throws InvalidProtocolBufferException;
  }

  private <T> Finding<T> ask(Access peer, ChaincodeCall call, Form<T> form) {
    return propose(peer, SignedCall.of(call, peer.signer(), stamps.next()), limit)
        .then(endorsed -> read(peer, call, endorsed, form));
  }

  private static <T> Finding<T> read(
      Access peer, ChaincodeCall call, Endorsed endorsed, Form<T> form) {
    String where = peer.node() + ", " + call.title();
    if (!endorsed.answered()) {
      return Finding.unknown(AnswerTranslator.setback(where, endorsed.words()));
    }
    try {
      return Finding.of(form.read(endorsed.response().getResponse().getPayload()));
    } catch (InvalidProtocolBufferException e) {
      return Finding.unknown(
          new Setback.Refused(
              where + " answers what cannot be read: " + e.getMessage(),
              "see that the peer is of version 1.4"));
    }
  }

  private static Digest digest(ByteString hash) {
    return new Digest(HexFormat.of().formatHex(hash.toByteArray()));
  }
}
