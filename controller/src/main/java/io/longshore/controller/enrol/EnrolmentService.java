package io.longshore.controller.enrol;

import com.google.protobuf.ByteString;
import io.grpc.Context;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.longshore.base.FailureException;
import io.longshore.base.Loop;
import io.longshore.controller.pki.FleetAuthority;
import io.longshore.proto.v1.EnrolReply;
import io.longshore.proto.v1.EnrolRequest;
import io.longshore.proto.v1.EnrolmentGrpc;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** The one call a host without a certificate can make. */
public final class EnrolmentService extends EnrolmentGrpc.EnrolmentImplBase {
  /** The largest request taken, bytes: a request is well under 1 KiB. */
  public static final int LARGEST_MESSAGE = 16 * 1024;

  /** SPIRE's figure for attestation, by address; and a burst for a rack switched on at once. */
  private static final int PER_SECOND = 1;

  private static final int AT_ONCE = 5;

  /** Where the call comes from, as the transport knows it. */
  public static final Context.Key<String> CALLER_ADDRESS = Context.key("caller-address");

  private final Loop loop;
  private final Enrolments enrolments;
  private final FleetAuthority authority;
  private final RateLimit limit;

  /** A service that decides on the loop. */
  public EnrolmentService(Loop loop, Enrolments enrolments, FleetAuthority authority, Clock clock) {
    this.loop = loop;
    this.enrolments = enrolments;
    this.authority = authority;
    this.limit = new RateLimit(clock, AT_ONCE, PER_SECOND);
  }

  @Override
  public void enrol(EnrolRequest request, StreamObserver<EnrolReply> reply) {
    String caller = CALLER_ADDRESS.get();
    if (!limit.admits(caller == null ? "unknown" : caller)) {
      reply.onError(
          Status.RESOURCE_EXHAUSTED
              .withDescription("too many enrolments from this address; try again in a second")
              .asRuntimeException());
      return;
    }
    try {
      PublicKey key = HostRequest.key(request.getPkcs10().toByteArray());
      loop.submit("enrol " + request.getHost(), () -> decide(request, key, reply));
    } catch (FailureException refused) {
      reply.onError(status(refused));
    }
  }

  private void decide(EnrolRequest request, PublicKey key, StreamObserver<EnrolReply> reply) {
    try {
      X509Certificate certificate =
          enrolments.enrol(request.getHost(), new JoinToken.Secret(request.getTokenSecret()), key);
      reply.onNext(
          EnrolReply.newBuilder()
              .setCertificate(ByteString.copyFrom(certificate.getEncoded()))
              .addAllChain(encoded(above(authority.chain(certificate))))
              .addAllAuthorities(encoded(authority.authorities()))
              .setDeployment(authority.deployment())
              .build());
      reply.onCompleted();
    } catch (FailureException refused) {
      reply.onError(status(refused));
    } catch (CertificateEncodingException | IllegalArgumentException e) {
      reply.onError(Status.INVALID_ARGUMENT.withDescription(e.getMessage()).asRuntimeException());
    }
  }

  private static List<X509Certificate> above(List<X509Certificate> chain) {
    return chain.subList(1, chain.size());
  }

  private static List<ByteString> encoded(List<X509Certificate> certificates)
      throws CertificateEncodingException {
    List<ByteString> encoded = new ArrayList<>();
    for (X509Certificate certificate : certificates) {
      encoded.add(ByteString.copyFrom(certificate.getEncoded()));
    }
    return encoded;
  }

  private static RuntimeException status(FailureException refused) {
    Status status =
        switch (refused.failure().kind()) {
          case REJECTED -> Status.PERMISSION_DENIED;
          case RETRY -> Status.UNAVAILABLE;
          case BROKEN -> Status.INTERNAL;
        };
    return status.withDescription(refused.failure().toString()).asRuntimeException();
  }
}
