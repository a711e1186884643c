package io.longshore.controller.serve;

import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.longshore.base.FailureException;
import io.longshore.controller.audit.AuditTrail;
import io.longshore.controller.certs.DenyList;
import io.longshore.tls.CallerIdentity;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down every call that changes something: that it begins, before any handler sees it, and
 * how it ended. What cannot be written down is not done.
 */
final class AuditedCalls implements ServerInterceptor {
  private static final Logger LOG = LoggerFactory.getLogger(AuditedCalls.class);

  private final AuditTrail audit;
  private final Set<String> mutating;

  /** Writes the calls of these full names to the record. */
  AuditedCalls(AuditTrail audit, Set<String> mutating) {
    this.audit = audit;
    this.mutating = Set.copyOf(mutating);
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    String method = call.getMethodDescriptor().getFullMethodName();
    if (!mutating.contains(method)) {
      return next.startCall(call, headers);
    }
    Entry<Q, A> entry =
        new Entry<>(
            call,
            DenyList.holder(CallerIdentity.current()),
            method.substring(method.lastIndexOf('.') + 1));
    return new Heard<>(next.startCall(entry, headers), entry);
  }

  private final class Heard<Q, A> extends SimpleForwardingServerCallListener<Q> {
    private final Entry<Q, A> entry;
    private boolean begun;

    Heard(ServerCall.Listener<Q> next, Entry<Q, A> entry) {
      super(next);
      this.entry = entry;
    }

    @Override
    public void onMessage(Q message) {
      if (entry.unwritten) {
        return;
      }
      if (!begun) {
        begun = true;
        entry.on = AuditTarget.of(message);
        entry.begins();
        if (entry.unwritten) {
          return;
        }
      }
      super.onMessage(message);
    }

    @Override
    public void onHalfClose() {
      if (!entry.unwritten) {
        super.onHalfClose();
      }
    }

    @Override
    public void onCancel() {
      entry.ended("left by its caller; what was begun goes on");
      super.onCancel();
    }
  }

  private final class Entry<Q, A> extends SimpleForwardingServerCall<Q, A> {
    private final String who;
    private final String what;
    private volatile String on = "";
    private volatile boolean unwritten;
    private boolean told;

    Entry(ServerCall<Q, A> call, String who, String what) {
      super(call);
      this.who = who;
      this.what = what;
    }

    void begins() {
      try {
        audit.record(who, what, on, "begins");
      } catch (FailureException failed) {
        unwritten = true;
        told = true;
        super.close(
            Status.UNAVAILABLE.withDescription(failed.failure().toString()), new Metadata());
      }
    }

    synchronized void ended(String how) {
      if (told) {
        return;
      }
      told = true;
      try {
        audit.record(who, what, on, how);
      } catch (FailureException failed) {
        LOG.error("how {} of {} ended is not on record: {}", what, who, failed.failure());
      }
    }

    @Override
    public void close(Status status, Metadata trailers) {
      String said = status.getDescription() == null ? "" : ": " + status.getDescription();
      ended(status.isOk() ? "done" : status.getCode() + said);
      super.close(status, trailers);
    }
  }
}
