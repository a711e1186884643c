package io.longshore.controller.fleet;

import com.google.protobuf.ByteString;
import io.longshore.base.FailureException;
import io.longshore.base.Loop;
import io.longshore.controller.store.DesiredStore;
import io.longshore.model.DesiredHost;
import io.longshore.model.IdentityRequest;
import io.longshore.proto.v1.CertificateRefusal;
import io.longshore.proto.v1.CertificateRequest;
import io.longshore.proto.v1.ControllerMessage;
import io.longshore.proto.v1.IssuedCertificate;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers agents that want a certificate for a key they made.
 *
 * <p>A host gets what its own desired state names, word for word, and nothing else: what the
 * request says of names or uses is not looked at.
 */
final class CertificateDesk {
  private static final Logger LOG = LoggerFactory.getLogger(CertificateDesk.class);
  private static final int LARGEST = 8 * 1024;

  private final Loop loop;
  private final DesiredStore desired;
  private final NodeCertificates certificates;
  private final OnIssued onIssued;

  CertificateDesk(
      Loop loop, DesiredStore desired, NodeCertificates certificates, OnIssued onIssued) {
    this.onIssued = onIssued;
    this.loop = loop;
    this.desired = desired;
    this.certificates = certificates;
  }

  void answer(HostChannel channel, CertificateRequest asked) {
    Optional<IdentityRequest> wanted = named(channel.host(), asked);
    if (wanted.isEmpty()) {
      refuse(channel, asked, "the desired state of this host names no such identity");
      return;
    }
    if (asked.getPkcs10().size() > LARGEST) {
      refuse(channel, asked, "the certificate request is larger than 8 KiB");
      return;
    }
    byte[] pkcs10 = asked.getPkcs10().toByteArray();
    loop.offload(
        "certificate of " + channel.host() + "/" + asked.getIdentity(),
        () -> certificates.issue(wanted.get(), pkcs10),
        (certificate, trouble) -> {
          if (trouble == null) {
            onIssued.issued(channel.host(), wanted.get(), certificate);
            issued(channel, asked, certificate);
          } else {
            refuse(channel, asked, reason(trouble));
          }
        });
  }

  private Optional<IdentityRequest> named(String host, CertificateRequest asked) {
    return desired
        .held(host)
        .map(DesiredHost::identities)
        .map(identities -> identities.get(asked.getIdentity()))
        .filter(identity -> identity.digest().hex().equals(asked.getIdentityDigest()));
  }

  private static void issued(HostChannel channel, CertificateRequest asked, byte[] certificate) {
    LOG.info("certificate of {}/{} issued", channel.host(), asked.getIdentity());
    channel.send(
        ControllerMessage.newBuilder()
            .setCertificate(
                IssuedCertificate.newBuilder()
                    .setIdentity(asked.getIdentity())
                    .setIdentityDigest(asked.getIdentityDigest())
                    .setCertificate(ByteString.copyFrom(certificate)))
            .build());
  }

  private static void refuse(HostChannel channel, CertificateRequest asked, String why) {
    LOG.warn("certificate of {}/{} refused: {}", channel.host(), asked.getIdentity(), why);
    channel.send(
        ControllerMessage.newBuilder()
            .setRefusal(
                CertificateRefusal.newBuilder().setIdentity(asked.getIdentity()).setWhat(why))
            .build());
  }

  private static String reason(Throwable trouble) {
    return trouble instanceof FailureException failed
        ? failed.failure().toString()
        : "the controller could not sign it: " + trouble;
  }

  /** Hears of each certificate before the host does. */
  interface OnIssued {
    void issued(String host, IdentityRequest identity, byte[] certificate);
  }
}
