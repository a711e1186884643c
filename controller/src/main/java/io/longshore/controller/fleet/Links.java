package io.longshore.controller.fleet;

import io.longshore.base.Loop;
import io.longshore.controller.artifact.Content;
import io.longshore.controller.artifact.Contents;
import io.longshore.controller.artifact.Sending;
import io.longshore.controller.store.DesiredStore;
import io.longshore.model.DesiredHost;
import io.longshore.model.ImageArchive;
import io.longshore.model.ObservedHost;
import io.longshore.proto.v1.AgentMessage;
import io.longshore.proto.v1.ContainerLog;
import io.longshore.proto.v1.ControllerMessage;
import io.longshore.proto.v1.Hello;
import io.longshore.proto.v1.HoldOrder;
import io.longshore.proto.v1.ImageOrder;
import io.longshore.proto.v1.ImageReport;
import io.longshore.wire.FactsCodec;
import io.longshore.wire.ModelCodec;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The open streams, one a host: whatever comes up them becomes knowledge of the fleet, and a host
 * that holds another generation than it should is sent its desired state. On the loop only.
 */
public final class Links {
  /** What both sides must speak. */
  public static final int PROTOCOL = 1;

  /** Agents speak every 5 s; after three times that, one counts as silent. */
  public static final Duration PATIENCE = Duration.ofSeconds(15);

  private static final Logger LOG = LoggerFactory.getLogger(Links.class);

  private final Loop loop;
  private final FleetState state;
  private final DesiredStore desired;
  private final CertificateDesk certificates;
  private final Preflights preflights;
  private final Offers offers;
  private final ImageOrders images;
  private final LogQuestions logs;
  private final Map<String, Attachment> attachments = new HashMap<>();
  private Membership membership = Membership.NONE;

  /** Streams whose hosts are told what the store holds for them. */
  public Links(
      Loop loop,
      FleetState state,
      DesiredStore desired,
      NodeCertificates certificates,
      Contents artifacts) {
    this.loop = loop;
    this.state = state;
    this.desired = desired;
    this.certificates =
        new CertificateDesk(
            loop,
            desired,
            certificates,
            (host, identity, made) -> membership.issued(host, identity, made));
    this.preflights = new Preflights(loop);
    this.images = new ImageOrders(loop);
    this.logs = new LogQuestions(loop);
    this.offers = new Offers(desired, preflights, images, artifacts);
  }

  /** Asks this authority from now on. */
  public void membership(Membership authority) {
    membership = authority;
  }

  /** Ends the streams for which there is a reason to. */
  public void expel(Function<HostChannel, Optional<String>> reason) {
    for (Attachment attachment : List.copyOf(attachments.values())) {
      HostChannel channel = attachment.channel;
      reason
          .apply(channel)
          .ifPresent(
              why -> {
                channel.close(why);
                closed(channel, why);
              });
    }
  }

  /** Does this with every open stream. */
  public void each(Consumer<HostChannel> deed) {
    List.copyOf(attachments.values()).forEach(attachment -> deed.accept(attachment.channel));
  }

  /** The host's agent has said hello on a new stream, which replaces any older one. */
  public void opened(HostChannel channel, Hello hello) {
    if (hello.getProtocol() != PROTOCOL) {
      channel.close(
          "the agent speaks protocol "
              + hello.getProtocol()
              + " and the controller "
              + PROTOCOL
              + ": install the same release on both");
      return;
    }
    Attachment older =
        attachments.put(channel.host(), new Attachment(channel, hello.getGeneration()));
    if (older != null) {
      older.channel.close("a newer stream of this host replaces this one");
    }
    membership.accepted(channel, hello);
    state.attached(channel.host(), hello.getAgentVersion(), hello.getDeployment());
    watch(channel);
    sync(channel.host());
    preflights.attached(channel);
    images.attached(channel);
  }

  /** A message of an attached host; of a stream that has been replaced it is not listened to. */
  public void received(HostChannel channel, AgentMessage message) {
    if (!current(channel)) {
      return;
    }
    watch(channel);
    switch (message.getKindCase()) {
      case OBSERVED -> observed(channel, message);
      case FACTS -> facts(channel, message);
      case PREFLIGHT -> preflights.answered(channel.host(), message.getPreflight());
      case LOG -> logs.answered(channel.host(), message.getLog());
      case IMAGE -> images.reported(channel.host(), message.getImage());
      case CERTIFICATE_REQUEST -> certificates.answer(channel, message.getCertificateRequest());
      case RENEWAL -> membership.renew(channel, message.getRenewal().getPkcs10().toByteArray());
      case KEPT -> membership.kept(channel, message.getKept());
      case HELLO, KIND_NOT_SET ->
          LOG.warn("{} sent a message this controller does not know", channel.host());
    }
  }

  /** The stream has ended. */
  public void closed(HostChannel channel, String why) {
    if (current(channel)) {
      attachments.remove(channel.host());
      loop.cancel(tag(channel));
      state.silent(channel.host(), why);
    }
  }

  /** Sends the host its desired state if it holds, and was last sent, another generation. */
  public void sync(String host) {
    Attachment attachment = attachments.get(host);
    Optional<DesiredHost> wanted = desired.held(host);
    if (attachment == null || wanted.isEmpty()) {
      return;
    }
    if (attachment.generation != wanted.get().generation()) {
      attachment.generation = wanted.get().generation();
      LOG.info("{} is sent generation {}", host, attachment.generation);
      attachment.channel.send(Shipment.of(wanted.get()));
    }
  }

  /**
   * Asks hosts for images.
   *
   * @param images by host
   * @param archives where images are to be had from that no registry has, by reference
   * @param lookOnly whether hosts are to bring nothing
   * @param onDone called on the loop with one answer for each host
   */
  public void preflight(
      SortedMap<String, SortedSet<String>> images,
      SortedMap<String, ImageArchive> archives,
      boolean lookOnly,
      Duration patience,
      Consumer<List<PreflightAnswer>> onDone) {
    preflights.ask(
        new Preflights.Question(images, archives, lookOnly), channels(), patience, onDone);
  }

  /**
   * Has hosts make or load images.
   *
   * @param orders by host
   * @param contents that the hosts may fetch meanwhile, by digest in hex
   * @param onDone called on the loop with what those said that answered
   */
  public void images(
      Map<String, ImageOrder> orders,
      Map<String, Content> contents,
      Duration patience,
      Consumer<SortedMap<String, ImageReport>> onDone) {
    images.order(orders, contents, channels(), patience, onDone);
  }

  /** Asks those hosts that are attached what containers of chaincodes wrote last. */
  void logs(
      SortedMap<String, SortedSet<String>> containers,
      int lines,
      Duration patience,
      Consumer<SortedMap<String, List<ContainerLog>>> onDone) {
    logs.ask(containers, lines, channels(), patience, onDone);
  }

  /** Whether a host is just asked to give something. From any thread. */
  boolean mayGive(String host) {
    return images.mayGive(host);
  }

  private Map<String, HostChannel> channels() {
    Map<String, HostChannel> channels = new HashMap<>();
    attachments.forEach((host, attachment) -> channels.put(host, attachment.channel));
    return channels;
  }

  /** Gives a host what it is to have, and nothing else. */
  void give(String host, String digest, Sending sending) {
    offers
        .find(host, digest)
        .ifPresentOrElse(
            sending::begin,
            () -> {
              LOG.warn("{} asked for a content that is not for it, or is not here", host);
              sending.refuse("no content of this digest is for this host");
            });
  }

  /** Hands a host a person's word about one of its containers; false when it does not answer. */
  public boolean order(String host, HoldOrder order) {
    Attachment attachment = attachments.get(host);
    if (attachment == null) {
      return false;
    }
    attachment.channel.send(ControllerMessage.newBuilder().setHold(order).build());
    return true;
  }

  private void observed(HostChannel channel, AgentMessage message) {
    ObservedHost seen;
    try {
      seen = ModelCodec.fromProto(message.getObserved());
    } catch (IllegalArgumentException e) {
      LOG.warn("{} sent an observation that cannot be read: {}", channel.host(), e.getMessage());
      return;
    }
    if (!seen.host().equals(channel.host())) {
      channel.close("the observation is of host " + seen.host() + ", not of " + channel.host());
      closed(channel, "its agent spoke for another host");
      return;
    }
    state.observed(seen);
  }

  private void facts(HostChannel channel, AgentMessage message) {
    try {
      state.told(channel.host(), FactsCodec.fromProto(message.getFacts()));
    } catch (IllegalArgumentException e) {
      LOG.warn("{} told facts that cannot be read: {}", channel.host(), e.getMessage());
    }
  }

  private void watch(HostChannel channel) {
    loop.after(
        tag(channel),
        PATIENCE,
        () -> {
          if (current(channel)) {
            channel.close("nothing was heard for " + PATIENCE.toSeconds() + " s");
            closed(channel, "nothing was heard for " + PATIENCE.toSeconds() + " s");
          }
        });
  }

  private boolean current(HostChannel channel) {
    Attachment attachment = attachments.get(channel.host());
    return attachment != null && attachment.channel == channel;
  }

  private static String tag(HostChannel channel) {
    return "silence of " + channel.host();
  }

  /** A stream, and the generation its host holds or is about to. */
  private static final class Attachment {
    private final HostChannel channel;
    private long generation;

    Attachment(HostChannel channel, long generation) {
      this.channel = channel;
      this.generation = generation;
    }
  }
}
