package io.longshore.controller.fleet;

import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.longshore.base.ArtifactFolder;
import io.longshore.base.Loop;
import io.longshore.controller.artifact.Receiving;
import io.longshore.controller.artifact.Sending;
import io.longshore.proto.v1.AgentLinkGrpc;
import io.longshore.proto.v1.AgentMessage;
import io.longshore.proto.v1.ControllerMessage;
import io.longshore.proto.v1.FetchRequest;
import io.longshore.proto.v1.FetchedPart;
import io.longshore.proto.v1.UploadAnswer;
import io.longshore.proto.v1.UploadPart;
import io.longshore.tls.CallerIdentity;

/** Agents' streams as gRPC delivers them, turned into events on the loop. */
public final class LinkService extends AgentLinkGrpc.AgentLinkImplBase {
  private final Loop loop;
  private final Links links;
  private final ArtifactFolder artifacts;

  /** A service that hands everything to the links. */
  public LinkService(Loop loop, Links links, ArtifactFolder artifacts) {
    this.loop = loop;
    this.links = links;
    this.artifacts = artifacts;
  }

  @Override
  public StreamObserver<AgentMessage> attach(StreamObserver<ControllerMessage> down) {
    String host = CallerIdentity.current().name();
    GrpcHostChannel channel =
        new GrpcHostChannel(
            host,
            CallerIdentity.certificate(),
            (ServerCallStreamObserver<ControllerMessage>) down,
            loop);
    return new Up(channel);
  }

  @Override
  public void fetch(FetchRequest request, StreamObserver<FetchedPart> down) {
    String host = CallerIdentity.current().name();
    Sending sending =
        new Sending((ServerCallStreamObserver<FetchedPart>) down, request.getOffset());
    loop.submit("fetch of " + host, () -> links.give(host, request.getDigest(), sending));
  }

  @Override
  public StreamObserver<UploadPart> give(StreamObserver<UploadAnswer> down) {
    return links.mayGive(CallerIdentity.current().name())
        ? new Giving(new Receiving(artifacts, down), down)
        : Giving.refused(down);
  }

  private final class Up implements StreamObserver<AgentMessage> {
    private final GrpcHostChannel channel;
    private boolean greeted;

    Up(GrpcHostChannel channel) {
      this.channel = channel;
    }

    @Override
    public void onNext(AgentMessage message) {
      if (greeted) {
        loop.submit("message of " + channel.host(), () -> links.received(channel, message));
      } else if (message.hasHello()) {
        greeted = true;
        loop.submit("hello of " + channel.host(), () -> links.opened(channel, message.getHello()));
      } else {
        loop.submit(
            "stray of " + channel.host(), () -> channel.close("a stream begins with hello"));
      }
    }

    @Override
    public void onError(Throwable trouble) {
      String why = Status.fromThrowable(trouble).getCode().toString();
      loop.submit("end of " + channel.host(), () -> ended("its stream broke (" + why + ")"));
    }

    @Override
    public void onCompleted() {
      loop.submit("end of " + channel.host(), () -> ended("its agent ended the stream"));
    }

    private void ended(String why) {
      channel.close(why);
      links.closed(channel, why);
    }
  }
}
