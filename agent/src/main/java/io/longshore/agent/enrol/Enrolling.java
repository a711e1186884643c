package io.longshore.agent.enrol;

import com.google.protobuf.ByteString;
import io.grpc.Grpc;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.longshore.agent.identity.OwnKeys;
import io.longshore.agent.link.Address;
import io.longshore.base.Digest;
import io.longshore.base.Failure;
import io.longshore.proto.v1.EnrolReply;
import io.longshore.proto.v1.EnrolRequest;
import io.longshore.proto.v1.EnrolmentGrpc;
import io.longshore.tls.PeerIdentity;
import io.longshore.tls.PinnedTls;
import io.longshore.tls.TlsFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Turns a token into an identity: the key is made here, the certificate comes from the fleet. */
public final class Enrolling {
  private static final int SECONDS = 20;

  private final Address controller;
  private final JoinToken token;

  /** An enrolment with this controller. */
  public Enrolling(Address controller, JoinToken token) {
    this.controller = controller;
    this.token = token;
  }

  /**
   * Asks for the identity.
   *
   * @param keys keeps the key until the certificate is there, so that asking again after a lost
   *     answer asks for the same key
   * @throws io.longshore.base.FailureException the controller does not answer, or refuses
   */
  public TlsFiles run(OwnKeys keys) throws IOException {
    KeyPair pair = keys.pair();
    EnrolReply reply = ask(keys.request(pair, token.host()));
    try {
      List<X509Certificate> authorities = new ArrayList<>();
      for (ByteString authority : reply.getAuthoritiesList()) {
        authorities.add(certificate(authority));
      }
      if (authorities.stream().noneMatch(this::isPinned)) {
        throw refused("the controller did not show the root its token names");
      }
      X509Certificate own = certificate(reply.getCertificate());
      PeerIdentity identity = PeerIdentity.of(own);
      if (identity.role() != PeerIdentity.Role.AGENT || !identity.name().equals(token.host())) {
        throw refused("the controller certified " + identity + ", not agent " + token.host());
      }
      return new TlsFiles(pair.getPrivate(), List.of(own), authorities);
    } catch (GeneralSecurityException e) {
      throw refused("the controller's answer is no certificate for this key: " + e.getMessage());
    }
  }

  private EnrolReply ask(byte[] pkcs10) {
    ManagedChannel channel =
        Grpc.newChannelBuilderForAddress(
                controller.host(), controller.port(), PinnedTls.client(token.root()))
            .build();
    try {
      return EnrolmentGrpc.newBlockingStub(channel)
          .withDeadlineAfter(SECONDS, TimeUnit.SECONDS)
          .enrol(
              EnrolRequest.newBuilder()
                  .setTokenSecret(token.secret())
                  .setHost(token.host())
                  .setPkcs10(ByteString.copyFrom(pkcs10))
                  .build());
    } catch (StatusRuntimeException e) {
      throw failure(e);
    } finally {
      channel.shutdownNow();
    }
  }

  private RuntimeException failure(StatusRuntimeException thrown) {
    Status status = thrown.getStatus();
    boolean away =
        status.getCode() == Status.Code.UNAVAILABLE
            || status.getCode() == Status.Code.DEADLINE_EXCEEDED;
    if (!away) {
      return refused(
          status.getDescription() == null ? status.getCode().toString() : status.getDescription());
    }
    Throwable cause = status.getCause();
    String why = cause == null ? String.valueOf(status.getDescription()) : root(cause);
    return new Failure(
            Failure.Kind.RETRY,
            "controller " + controller,
            "it cannot be reached, or is not the one the token names: " + why,
            "is controller serve running there, and its port open to this host?")
        .toException(thrown);
  }

  private RuntimeException refused(String what) {
    return new Failure(
            Failure.Kind.REJECTED,
            "controller " + controller,
            what,
            "ask for a new token: controller token " + token.host())
        .toException();
  }

  private boolean isPinned(X509Certificate authority) {
    try {
      return Digest.of(authority.getEncoded()).equals(token.root());
    } catch (GeneralSecurityException unreadable) {
      return false;
    }
  }

  private static X509Certificate certificate(ByteString encoded) throws GeneralSecurityException {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(encoded.toByteArray()));
  }

  private static String root(Throwable thrown) {
    Throwable cause = thrown;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.getMessage() == null ? cause.toString() : cause.getMessage();
  }
}
