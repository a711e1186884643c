package io.longshore.agent.link;

import com.google.protobuf.ByteString;
import io.longshore.model.ImageArchive;
import io.longshore.model.ObservedHost;
import io.longshore.policy.HostFacts;
import io.longshore.proto.v1.AgentMessage;
import io.longshore.proto.v1.CertificateRequest;
import io.longshore.proto.v1.ControllerMessage;
import io.longshore.proto.v1.Hello;
import io.longshore.proto.v1.HoldOrder;
import io.longshore.proto.v1.IdentityKept;
import io.longshore.proto.v1.ImageAnswer;
import io.longshore.proto.v1.PreflightReport;
import io.longshore.proto.v1.PreflightRequest;
import io.longshore.proto.v1.RenewalRequest;
import io.longshore.wire.FactsCodec;
import io.longshore.wire.ModelCodec;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What goes over the stream, in words of the agent. */
final class Messages {
  private static final int PROTOCOL = 1;

  private Messages() {}

  static AgentMessage hello(Greeting greeting, String version, Standing standing) {
    return AgentMessage.newBuilder()
        .setHello(
            Hello.newBuilder()
                .setProtocol(PROTOCOL)
                .setAgentVersion(version)
                .setGeneration(greeting.generation())
                .setDeployment(greeting.deployment())
                .setTrust(standing.trust())
                .setCertificate(standing.certificate()))
        .build();
  }

  static AgentMessage observed(ObservedHost host) {
    return AgentMessage.newBuilder().setObserved(ModelCodec.toProto(host)).build();
  }

  static AgentMessage facts(HostFacts facts) {
    return AgentMessage.newBuilder().setFacts(FactsCodec.toProto(facts)).build();
  }

  static AgentMessage preflight(PreflightAnswer answer) {
    PreflightReport.Builder report = PreflightReport.newBuilder().setId(answer.id());
    for (PreflightAnswer.Image image : answer.images()) {
      report.addImages(
          ImageAnswer.newBuilder()
              .setImage(image.reference())
              .setPresent(image.present())
              .setImageId(image.id())
              .setTrouble(image.trouble())
              .setStandIn(image.standIn()));
    }
    return AgentMessage.newBuilder().setPreflight(report).build();
  }

  static AgentMessage ask(CertificateAsk ask) {
    return AgentMessage.newBuilder()
        .setCertificateRequest(
            CertificateRequest.newBuilder()
                .setIdentity(ask.identity())
                .setIdentityDigest(ask.digest())
                .setPkcs10(ByteString.copyFrom(ask.pkcs10())))
        .build();
  }

  static AgentMessage renew(byte[] pkcs10) {
    return AgentMessage.newBuilder()
        .setRenewal(RenewalRequest.newBuilder().setPkcs10(ByteString.copyFrom(pkcs10)))
        .build();
  }

  static AgentMessage kept(String trust, String certificate) {
    return AgentMessage.newBuilder()
        .setKept(IdentityKept.newBuilder().setTrust(trust).setCertificate(certificate))
        .build();
  }

  /** Hands a message to whom it concerns. */
  static void deliver(ControllerMessage message, Inbox inbox, Standing standing) {
    switch (message.getKindCase()) {
      case DESIRED -> desired(message, inbox);
      case PREFLIGHT -> preflight(message.getPreflight(), inbox);
      case CERTIFICATE ->
          inbox.certificate(
              message.getCertificate().getIdentity(),
              message.getCertificate().getIdentityDigest(),
              message.getCertificate().getCertificate().toByteArray());
      case REFUSAL ->
          inbox.refused(message.getRefusal().getIdentity(), message.getRefusal().getWhat());
      case WELCOME ->
          standing.welcomed(
              bytes(message.getWelcome().getAuthoritiesList()), message.getWelcome().getRenew());
      case RENEWED ->
          standing.renewed(
              bytes(message.getRenewed().getChainList()),
              bytes(message.getRenewed().getAuthoritiesList()));
      case NOT_RENEWED -> standing.notRenewed(message.getNotRenewed().getWhat());
      case HOLD -> hold(message.getHold(), inbox);
      case LOG -> LogMessages.question(message.getLog(), inbox);
      case IMAGE -> ImageMessages.order(message.getImage(), inbox);
      case KIND_NOT_SET ->
          inbox.unreadable("the controller sent a message this agent does not know");
    }
  }

  private static List<byte[]> bytes(List<ByteString> encoded) {
    return encoded.stream().map(ByteString::toByteArray).toList();
  }

  private static void preflight(PreflightRequest asked, Inbox inbox) {
    Map<String, ImageArchive> archives = new TreeMap<>();
    try {
      for (io.longshore.proto.v1.ImageArchive archive : asked.getArchivesList()) {
        archives.put(archive.getImage(), ModelCodec.fromProto(archive));
      }
    } catch (IllegalArgumentException e) {
      inbox.unreadable("the controller names an archive this agent refuses: " + e.getMessage());
      return;
    }
    inbox.preflight(
        new PreflightQuestion(asked.getId(), asked.getImagesList(), archives, asked.getLookOnly()));
  }

  private static void desired(ControllerMessage message, Inbox inbox) {
    io.longshore.model.DesiredHost desired;
    try {
      desired = ModelCodec.fromProto(message.getDesired());
    } catch (IllegalArgumentException e) {
      inbox.unreadable("the controller sent a desired state this agent refuses: " + e.getMessage());
      return;
    }
    inbox.desired(desired);
  }

  private static void hold(HoldOrder order, Inbox inbox) {
    if (order.getRelease()) {
      inbox.release(order.getHold().getContainer());
      return;
    }
    try {
      inbox.hold(ModelCodec.fromProto(order.getHold()));
    } catch (IllegalArgumentException e) {
      inbox.unreadable("the controller sent a hold this agent refuses: " + e.getMessage());
    }
  }
}
