package io.longshore.tls;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/** Tells every handler who calls, by the client's certificate and nothing else. */
public final class CallerIdentity implements ServerInterceptor {
  private static final Context.Key<PeerIdentity> CALLER = Context.key("caller");

  private static final Context.Key<X509Certificate> CERTIFICATE = Context.key("certificate");

  private final String deployment;

  /** Answers holders of this deployment and refuses everyone else as unauthenticated. */
  public CallerIdentity(String deployment) {
    this.deployment = deployment;
  }

  /**
   * Who made the call that is being handled. To be asked in the handler, before any other thread.
   *
   * @throws IllegalStateException this interceptor is not in the server's chain
   */
  public static PeerIdentity current() {
    PeerIdentity caller = CALLER.get();
    if (caller == null) {
      throw new IllegalStateException("asked for the caller outside a call");
    }
    return caller;
  }

  /**
   * The certificate that was shown for the call being handled.
   *
   * @throws IllegalStateException this interceptor is not in the server's chain
   */
  public static X509Certificate certificate() {
    current();
    return CERTIFICATE.get();
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    SSLSession session = call.getAttributes().get(Grpc.TRANSPORT_ATTR_SSL_SESSION);
    if (session == null) {
      return refuse(call, "the call did not come over TLS");
    }
    X509Certificate certificate;
    PeerIdentity caller;
    try {
      certificate = (X509Certificate) session.getPeerCertificates()[0];
      caller = PeerIdentity.of(certificate);
    } catch (SSLPeerUnverifiedException | CertificateException e) {
      return refuse(call, "the caller does not show who it is: " + e.getMessage());
    }
    if (!caller.deployment().equals(deployment)) {
      return refuse(call, caller + " belongs to another deployment");
    }
    return Contexts.interceptCall(
        Context.current().withValues(CALLER, caller, CERTIFICATE, certificate),
        call,
        headers,
        next);
  }

  private static <Q, A> ServerCall.Listener<Q> refuse(ServerCall<Q, A> call, String why) {
    call.close(Status.UNAUTHENTICATED.withDescription(why), new Metadata());
    return new ServerCall.Listener<>() {};
  }
}
