package io.longshore.controller.cli;

import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.netty.channel.EventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.MultiThreadIoEventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.nio.NioIoHandler;
import io.grpc.netty.shaded.io.netty.channel.socket.nio.NioSocketChannel;
import io.grpc.netty.shaded.io.netty.util.concurrent.DefaultThreadFactory;
import io.longshore.controller.spec.Exit;
import io.longshore.proto.v1.AuthorityGrpc;
import io.longshore.proto.v1.AuthorityGrpc.AuthorityBlockingStub;
import io.longshore.proto.v1.LedgerGrpc;
import io.longshore.proto.v1.LedgerGrpc.LedgerBlockingStub;
import io.longshore.proto.v1.OperatorGrpc;
import io.longshore.proto.v1.OperatorGrpc.OperatorBlockingStub;
import io.longshore.proto.v1.OperatorGrpc.OperatorStub;
import io.longshore.proto.v1.RootsGrpc;
import io.longshore.proto.v1.RootsGrpc.RootsBlockingStub;
import io.longshore.tls.MutualTls;
import io.longshore.tls.TlsFiles;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A conversation with the controller over mutual TLS. */
final class Session implements AutoCloseable {
  /** A whole fleet's view in one message: the server's own bound. */
  private static final int MESSAGE_BYTES = 64 << 20;

  private final ManagedChannel channel;
  private final EventLoopGroup wire;
  private final OperatorBlockingStub operator;
  private final String address;
  private volatile boolean closed;

  private Session(ManagedChannel channel, EventLoopGroup wire, String address) {
    this.channel = channel;
    this.wire = wire;
    this.operator = OperatorGrpc.newBlockingStub(channel);
    this.address = address;
  }

  /** Prepares the conversation; the first call connects. */
  static Session open(ConnectionOptions options) {
    if (!TlsFiles.exists(options.identity())) {
      throw new ExitException(
          Exit.FORBIDDEN,
          options.identity().toString(),
          "there is no operator identity in this folder",
          "name the folder with --identity or LONGSHORE_IDENTITY; 'controller serve' makes one"
              + " called operator in its state folder");
    }
    EventLoopGroup wire =
        new MultiThreadIoEventLoopGroup(
            1, new DefaultThreadFactory("wire", true), NioIoHandler.newFactory());
    ManagedChannel channel =
        NettyChannelBuilder.forAddress(
                options.host(), options.port(), MutualTls.client(TlsFiles.load(options.identity())))
            .eventLoopGroup(wire)
            .channelType(NioSocketChannel.class)
            .maxInboundMessageSize(MESSAGE_BYTES)
            .build();
    return new Session(channel, wire, options.address());
  }

  /** Connects already, without waiting for it: a first call then finds the way made. */
  void connect() {
    channel.getState(true);
  }

  OperatorBlockingStub operator() {
    return operator;
  }

  /** For questions about channels and chaincodes. */
  LedgerBlockingStub ledger() {
    return LedgerGrpc.newBlockingStub(channel);
  }

  /** For what concerns the fleet's authority. */
  AuthorityBlockingStub authority() {
    return AuthorityGrpc.newBlockingStub(channel);
  }

  /** For what concerns the fleet's roots. */
  RootsBlockingStub roots() {
    return RootsGrpc.newBlockingStub(channel);
  }

  /** For calls in which both sides send more than one message. */
  OperatorStub streams() {
    return OperatorGrpc.newStub(channel);
  }

  String address() {
    return address;
  }

  /** Makes a call; what goes wrong on the way becomes a sentence and an exit code. */
  <T> T call(Supplier<T> call) {
    try {
      return call.get();
    } catch (StatusRuntimeException refused) {
      throw explain(refused);
    }
  }

  /** Makes a call that answers nothing. */
  void run(Runnable call) {
    call(
        () -> {
          call.run();
          return true;
        });
  }

  private ExitException explain(StatusRuntimeException refused) {
    Status status = refused.getStatus();
    if (closed) {
      return new ExitException(Exit.DETACHED, address, "the conversation was ended here", "");
    }
    String said = status.getDescription() == null ? "" : status.getDescription();
    return switch (status.getCode()) {
      case UNAVAILABLE -> unavailable(status, said);
      case UNAUTHENTICATED, PERMISSION_DENIED ->
          new ExitException(
              Exit.FORBIDDEN,
              address,
              "the controller does not let this identity do that: " + said,
              "use an operator's identity of this deployment (--identity)");
      case INVALID_ARGUMENT ->
          new ExitException(Exit.USAGE, address, "the controller refuses the request: " + said, "");
      default ->
          new ExitException(
              Exit.FAILED,
              address,
              "the controller answers " + status.getCode() + ": " + said,
              "the controller's own log says more");
    };
  }

  private ExitException unavailable(Status status, String said) {
    Throwable root = status.getCause();
    while (root != null && root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    String why = root == null || root.getMessage() == null ? said : root.getMessage();
    return new ExitException(
        Exit.NO_CONTROLLER,
        address,
        "the controller does not answer: " + why,
        "is it running there (controller serve, or systemctl status longshore-controller), and is"
            + " --controller or LONGSHORE_CONTROLLER right? The hosts go on by themselves"
            + " meanwhile");
  }

  /**
   * Ends the conversation and its thread. A JVM that ends beside a thread in a system call first
   * gives it 300 ms to come out of it: a third of a short command.
   */
  @Override
  public void close() {
    closed = true;
    channel.shutdownNow();
    wire.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(1, TimeUnit.SECONDS);
  }
}
