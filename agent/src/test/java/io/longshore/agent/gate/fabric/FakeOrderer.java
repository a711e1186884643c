package io.longshore.agent.gate.fabric;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.Status.Code;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.time.Instant;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockData;
import org.hyperledger.fabric.protos.common.BlockHeader;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.common.Status;
import org.hyperledger.fabric.protos.orderer.AtomicBroadcastGrpc.AtomicBroadcastImplBase;
import org.hyperledger.fabric.protos.orderer.DeliverResponse;
import org.hyperledger.fabric.protos.orderer.SeekInfo;

/** Answers Deliver in the order of Fabric 1.4's checks. */
final class FakeOrderer extends AtomicBroadcastImplBase {
  volatile boolean started = true;
  volatile boolean readable = true;
  volatile boolean hangs;
  volatile boolean hangsUp;
  volatile int blockBytes = 100;
  volatile Duration clockOff = Duration.ZERO;

  @Override
  public StreamObserver<Envelope> deliver(StreamObserver<DeliverResponse> answers) {
    return new StreamObserver<>() {
      @Override
      public void onNext(Envelope envelope) {
        if (hangs) {
          return;
        }
        if (hangsUp) {
          answers.onCompleted();
          return;
        }
        try {
          answer(envelope, answers);
        } catch (InvalidProtocolBufferException e) {
          status(answers, Status.BAD_REQUEST);
        }
      }

      @Override
      public void onError(Throwable gone) {
        if (io.grpc.Status.fromThrowable(gone).getCode() != Code.CANCELLED) {
          throw new AssertionError(gone);
        }
      }

      @Override
      public void onCompleted() {
        // The answer ends the call.
      }
    };
  }

  private void answer(Envelope envelope, StreamObserver<DeliverResponse> answers)
      throws InvalidProtocolBufferException {
    Payload payload = Payload.parseFrom(envelope.getPayload());
    ChannelHeader header = ChannelHeader.parseFrom(payload.getHeader().getChannelHeader());
    SignatureHeader by = SignatureHeader.parseFrom(payload.getHeader().getSignatureHeader());
    SeekInfo seek = SeekInfo.parseFrom(payload.getData());
    Instant now = Instant.now().plus(clockOff);
    Instant sent = Instant.ofEpochSecond(header.getTimestamp().getSeconds());
    if (Duration.between(sent, now).abs().compareTo(Duration.ofMinutes(15)) > 0) {
      status(answers, Status.BAD_REQUEST);
    } else if (!header.getChannelId().equals("mychannel")) {
      status(answers, Status.NOT_FOUND);
    } else if (!started) {
      status(answers, Status.SERVICE_UNAVAILABLE);
    } else if (!readable
        || !FakeNode.signed(by.getCreator(), envelope.getPayload(), envelope.getSignature())) {
      status(answers, Status.FORBIDDEN);
    } else if (!seek.getStart().hasNewest() || !seek.getStop().hasNewest()) {
      status(answers, Status.BAD_REQUEST);
    } else {
      BlockData data =
          BlockData.newBuilder().addData(ByteString.copyFrom(new byte[blockBytes])).build();
      answers.onNext(
          DeliverResponse.newBuilder()
              .setBlock(
                  Block.newBuilder().setHeader(BlockHeader.newBuilder().setNumber(7)).setData(data))
              .build());
      status(answers, Status.SUCCESS);
    }
  }

  private static void status(StreamObserver<DeliverResponse> answers, Status status) {
    answers.onNext(DeliverResponse.newBuilder().setStatus(status).build());
    answers.onCompleted();
  }
}
