package io.longshore.agent.link;

import io.grpc.ChannelCredentials;
import io.grpc.Grpc;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import io.longshore.base.Loop;
import io.longshore.proto.v1.AgentLinkGrpc;
import io.longshore.proto.v1.AgentMessage;
import io.longshore.proto.v1.ControllerMessage;
import io.longshore.wire.ModelCodec;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;

/**
 * One try at one controller. Its callbacks come from the transport's threads and reach its owner on
 * the loop; everything else is called there.
 */
final class Attachment implements ClientResponseObserver<AgentMessage, ControllerMessage> {
  private static final Duration KEEPALIVE = Duration.ofSeconds(10);
  private static final Duration KEEPALIVE_ANSWER = Duration.ofSeconds(5);

  private final Loop loop;
  private final Address address;
  private final ChannelCredentials credentials;
  private final Owner owner;
  private final ManagedChannel channel;
  private ClientCallStreamObserver<AgentMessage> stream;

  /** Whether the stream was open once. */
  boolean attached;

  /** Whether the controller has spoken, or kept the line open long enough. */
  boolean steady;

  Attachment(Loop loop, Address address, ChannelCredentials credentials, Owner owner) {
    this.loop = loop;
    this.address = address;
    this.credentials = credentials;
    this.owner = owner;
    channel =
        Grpc.newChannelBuilderForAddress(address.host(), address.port(), credentials)
            .keepAliveTime(KEEPALIVE.toSeconds(), TimeUnit.SECONDS)
            .keepAliveTimeout(KEEPALIVE_ANSWER.toSeconds(), TimeUnit.SECONDS)
            .keepAliveWithoutCalls(true)
            .maxInboundMessageSize(ModelCodec.MAX_BYTES + (1 << 20))
            .directExecutor()
            .build();
  }

  Address address() {
    return address;
  }

  ChannelCredentials credentials() {
    return credentials;
  }

  ManagedChannel channel() {
    return channel;
  }

  void begin(AgentMessage hello) {
    AgentLinkGrpc.newStub(channel).attach(this);
    stream.onNext(hello);
  }

  void send(AgentMessage message) {
    stream.onNext(message);
  }

  /** Whether a message would go out now rather than be kept in memory. */
  boolean isReady() {
    return stream.isReady();
  }

  void end() {
    channel.shutdownNow();
  }

  @Override
  public void beforeStart(ClientCallStreamObserver<AgentMessage> requests) {
    stream = requests;
    requests.setOnReadyHandler(() -> loop.submit("link ready", () -> owner.ready(this)));
  }

  @Override
  public void onNext(ControllerMessage message) {
    loop.submit("link message", () -> owner.received(this, message));
  }

  @Override
  public void onError(Throwable thrown) {
    loop.submit("link lost", () -> owner.lost(this, words(thrown), isDistrust(thrown)));
  }

  @Override
  public void onCompleted() {
    loop.submit("link lost", () -> owner.lost(this, "the controller ended the stream", false));
  }

  private static String words(Throwable thrown) {
    Status status = Status.fromThrowable(thrown);
    String description = status.getDescription() == null ? "" : " " + status.getDescription();
    Throwable cause = status.getCause();
    return status.getCode() + description + (cause == null ? "" : ": " + cause.getMessage());
  }

  /** Whether one side's certificate was not taken by the other; TLS says it in many words. */
  private static boolean isDistrust(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      boolean said =
          cause instanceof SSLException
              && String.valueOf(cause.getMessage()).matches("(?is).*(unknown.?ca|certificate).*");
      if (said || cause instanceof CertificateException) {
        return true;
      }
    }
    return false;
  }

  /** Whom it tells, on the loop. */
  interface Owner {
    /** The stream takes messages. */
    void ready(Attachment attachment);

    /** The controller said something. */
    void received(Attachment attachment, ControllerMessage message);

    /** It is over, and why; whether certificates were the cause. */
    void lost(Attachment attachment, String why, boolean distrust);
  }
}
