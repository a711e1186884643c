package io.longshore.controller.workload.fabric.client.step;

import com.google.protobuf.InvalidProtocolBufferException;
import io.longshore.controller.workload.fabric.client.answer.AnswerTranslator;
import io.longshore.controller.workload.fabric.client.answer.Finding;
import io.longshore.controller.workload.fabric.client.answer.Outcome;
import io.longshore.controller.workload.fabric.client.answer.Setback;
import io.longshore.controller.workload.fabric.client.channel.Blocks;
import io.longshore.controller.workload.fabric.client.link.Access;
import io.longshore.controller.workload.fabric.client.link.Delivery;
import io.longshore.controller.workload.fabric.client.link.FabricLink;
import io.longshore.controller.workload.fabric.client.link.Seek;
import io.longshore.controller.workload.fabric.client.proposal.StampSource;
import java.util.Optional;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.Config;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Status;

/** What orderers are asked, and handed. */
public final class OrdererQueries {
  private final FabricLink link;
  private final StampSource stamps;

  /** Questions over a link. */
  public OrdererQueries(FabricLink link, StampSource stamps) {
    this.link = link;
    this.stamps = stamps;
  }

  /** The first block of a channel, or nothing if the orderer does not know the channel. */
  public Finding<Optional<Block>> genesis(Access orderer, String channel) {
    return deliver(orderer, Seek.block(channel, 0))
        .then(
            delivery ->
                delivery.status() == Status.NOT_FOUND
                    ? Finding.of(Optional.<Block>empty())
                    : block(orderer, delivery).map(Optional::of));
  }

  /** A block of a channel. */
  public Finding<Block> block(Access orderer, String channel, long number) {
    return deliver(orderer, Seek.block(channel, number)).then(got -> block(orderer, got));
  }

  /** The newest block of a channel. */
  public Finding<Block> newest(Access orderer, String channel) {
    return deliver(orderer, Seek.newest(channel)).then(got -> block(orderer, got));
  }

  /** The configuration in force at the newest block. */
  public Finding<Config> configuration(Access orderer, String channel) {
    return newest(orderer, channel)
        .then(newest -> read(orderer, () -> Blocks.lastConfiguration(newest)))
        .then(number -> block(orderer, channel, number))
        .then(block -> read(orderer, () -> Blocks.configuration(block)));
  }

  /**
   * Whether the orderer can order at all: its system channel is connected to its log. Whoever may
   * not read that channel is refused only after the orderer has looked, so a refusal proves it too.
   */
  public Finding<Boolean> isOrdering(Access orderer, String systemChannel) {
    return deliver(orderer, Seek.newest(systemChannel))
        .then(
            got ->
                got.status() == Status.SUCCESS || got.status() == Status.FORBIDDEN
                    ? Finding.of(true)
                    : Finding.unknown(
                        AnswerTranslator.delivered(
                            orderer.node() + ", system channel " + systemChannel, got.status())));
  }

  /** Hands over a message; done means taken, not yet ordered. */
  public Outcome broadcast(Access orderer, Envelope message) {
    return link.broadcast(orderer.node(), message)
        .decide(
            answer ->
                AnswerTranslator.broadcast(
                    orderer.node().toString(), answer.getStatus(), answer.getInfo()));
  }

  private Finding<Delivery> deliver(Access orderer, Seek seek) {
    return link.deliver(orderer.node(), seek.envelope(orderer.signer(), stamps.next()));
  }

  private static Finding<Block> block(Access orderer, Delivery delivery) {
    if (delivery.status() == Status.SUCCESS && !delivery.blocks().isEmpty()) {
      return Finding.of(delivery.blocks().get(0));
    }
    return Finding.unknown(
        AnswerTranslator.delivered(orderer.node().toString(), delivery.status()));
  }

  private interface Reading<T> {
    T read() throws InvalidProtocolBufferException;
  }

  private static <T> Finding<T> read(Access orderer, Reading<T> reading) {
    try {
      return Finding.of(reading.read());
    } catch (InvalidProtocolBufferException e) {
      return Finding.unknown(
          new Setback.Refused(
              orderer.node() + ": " + e.getMessage(), "see that the orderer is of version 1.4"));
    }
  }
}
