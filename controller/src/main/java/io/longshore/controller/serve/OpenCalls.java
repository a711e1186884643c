package io.longshore.controller.serve;

import io.grpc.Context;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.longshore.tls.CallerIdentity;
import io.longshore.tls.PeerIdentity;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Refuses callers that are denied or whose certificate has run out, at the beginning of a call and,
 * for calls that stay open, whenever they are looked through again.
 */
final class OpenCalls implements ServerInterceptor {
  private static final Logger LOG = LoggerFactory.getLogger(OpenCalls.class);

  private final Refusing denied;
  private final Clock clock;
  private final Set<Guarded<?, ?>> open = ConcurrentHashMap.newKeySet();

  OpenCalls(Refusing denied, Clock clock) {
    this.denied = denied;
    this.clock = clock;
  }

  /** Why a caller with this certificate is not served any more; empty: it is. */
  Optional<String> refusal(PeerIdentity caller, X509Certificate shown) {
    return denied
        .refusal(caller, shown)
        .or(
            () ->
                clock.instant().isAfter(shown.getNotAfter().toInstant())
                    ? Optional.of("its certificate ran out at " + shown.getNotAfter().toInstant())
                    : Optional.empty());
  }

  /** Ends every open call of whoever is served no more. */
  void look() {
    for (Guarded<?, ?> call : open) {
      refusal(call.caller, call.shown).ifPresent(call::cut);
    }
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    Guarded<Q, A> guarded =
        new Guarded<>(call, CallerIdentity.current(), CallerIdentity.certificate());
    Optional<String> refusal = refusal(guarded.caller, guarded.shown);
    if (refusal.isPresent()) {
      guarded.cut(refusal.get());
      return new ServerCall.Listener<>() {};
    }
    open.add(guarded);
    Context.current().addListener(ended -> open.remove(guarded), Runnable::run);
    return new SimpleForwardingServerCallListener<>(next.startCall(guarded, headers)) {
      @Override
      public void onCancel() {
        open.remove(guarded);
        super.onCancel();
      }

      @Override
      public void onComplete() {
        open.remove(guarded);
        super.onComplete();
      }
    };
  }

  /** Says who is not served. */
  interface Refusing {
    Optional<String> refusal(PeerIdentity caller, X509Certificate shown);
  }

  /** A call that can be ended beside the handler that still works at it. */
  private static final class Guarded<Q, A> extends SimpleForwardingServerCall<Q, A> {
    private final PeerIdentity caller;
    private final X509Certificate shown;
    private boolean closed;

    Guarded(ServerCall<Q, A> call, PeerIdentity caller, X509Certificate shown) {
      super(call);
      this.caller = caller;
      this.shown = shown;
    }

    synchronized void cut(String why) {
      if (!closed) {
        LOG.warn("{} is served no more: {}", caller, why);
        close(Status.PERMISSION_DENIED.withDescription(caller + ": " + why), new Metadata());
      }
    }

    @Override
    public synchronized void sendHeaders(Metadata headers) {
      if (!closed) {
        super.sendHeaders(headers);
      }
    }

    @Override
    public synchronized void sendMessage(A message) {
      if (!closed) {
        super.sendMessage(message);
      }
    }

    @Override
    public synchronized void close(Status status, Metadata trailers) {
      if (!closed) {
        closed = true;
        super.close(status, trailers);
      }
    }
  }
}
