package io.longshore.controller.workload.fabric.client.link;

import io.longshore.controller.workload.fabric.client.proposal.Stamp;
import io.longshore.controller.workload.fabric.material.ChannelMessage;
import io.longshore.controller.workload.fabric.material.SignedEnvelope;
import io.longshore.controller.workload.fabric.material.SigningIdentity;
import java.util.Optional;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.orderer.SeekInfo;
import org.hyperledger.fabric.protos.orderer.SeekNewest;
import org.hyperledger.fabric.protos.orderer.SeekPosition;
import org.hyperledger.fabric.protos.orderer.SeekSpecified;

/**
 * Which blocks of a channel are asked for.
 *
 * @param channel its name
 * @param from the first
 * @param to the last
 * @param behavior whether to wait for blocks that are not there yet
 */
public record Seek(
    String channel, SeekPosition from, SeekPosition to, SeekInfo.SeekBehavior behavior) {
  private static final SeekPosition NEWEST =
      SeekPosition.newBuilder().setNewest(SeekNewest.getDefaultInstance()).build();

  /** One block, or NOT_FOUND if it is not there yet. */
  public static Seek block(String channel, long number) {
    SeekPosition position = position(number);
    return new Seek(channel, position, position, SeekInfo.SeekBehavior.FAIL_IF_NOT_READY);
  }

  /** The newest block. */
  public static Seek newest(String channel) {
    return new Seek(channel, NEWEST, NEWEST, SeekInfo.SeekBehavior.FAIL_IF_NOT_READY);
  }

  /** The newest block and every later one as it comes. */
  public static Seek onward(String channel) {
    return new Seek(
        channel, NEWEST, position(Long.MAX_VALUE), SeekInfo.SeekBehavior.BLOCK_UNTIL_READY);
  }

  /** The request, signed. */
  public Envelope envelope(SigningIdentity signer, Stamp stamp) {
    SeekInfo info = SeekInfo.newBuilder().setStart(from).setStop(to).setBehavior(behavior).build();
    return SignedEnvelope.of(
        new ChannelMessage(
            HeaderType.DELIVER_SEEK_INFO,
            0,
            channel,
            stamp.at(),
            Optional.empty(),
            info.toByteString()),
        signer,
        stamp.nonce());
  }

  private static SeekPosition position(long number) {
    return SeekPosition.newBuilder()
        .setSpecified(SeekSpecified.newBuilder().setNumber(number))
        .build();
  }
}
