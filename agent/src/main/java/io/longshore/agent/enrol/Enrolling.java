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
import java.net.ConnectException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;

/** Turns a token into an identity: the key is made here, the certificate comes from the fleet. */
public final class Enrolling {
  private static final int SECONDS = 20;

  /**
   * How often a connection that ended before the controller said anything is made again. A busy
   * controller gives up on a handshake after some seconds; the next one finds it less busy.
   */
  private static final int TRIES = 3;

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
    EnrolReply reply = askAgain(keys.request(pair, token.host()));
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
      List<X509Certificate> chain = new ArrayList<>(List.of(own));
      for (ByteString above : reply.getChainList()) {
        chain.add(certificate(above));
      }
      return new TlsFiles(pair.getPrivate(), chain, authorities);
    } catch (GeneralSecurityException e) {
      throw refused("the controller's answer is no certificate for this key: " + e.getMessage());
    }
  }

  /** The controller answers a repeated request for the same key with the same certificate. */
  private EnrolReply askAgain(byte[] pkcs10) {
    for (int left = TRIES - 1; ; left--) {
      try {
        return ask(pkcs10);
      } catch (StatusRuntimeException e) {
        if (left == 0 || !wasCutOff(e)) {
          throw failure(e);
        }
      }
    }
  }

  /** Neither refused by the host nor ended over a certificate: the connection just closed. */
  private static boolean wasCutOff(StatusRuntimeException thrown) {
    if (thrown.getStatus().getCode() != Status.Code.UNAVAILABLE) {
      return false;
    }
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConnectException
          || cause instanceof SSLException
          || cause instanceof GeneralSecurityException) {
        return false;
      }
    }
    return true;
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
