package io.longshore.agent.link;

import io.grpc.ChannelCredentials;
import io.grpc.ManagedChannel;
import io.longshore.agent.artifact.Artifacts;
import io.longshore.base.ArtifactFolder;
import io.longshore.base.Digest;
import io.longshore.base.Loop;
import io.longshore.model.ObservedHost;
import io.longshore.policy.HostFacts;
import io.longshore.proto.v1.AgentMessage;
import io.longshore.proto.v1.ControllerMessage;
import io.longshore.tls.MutualTls;
import io.longshore.tls.TlsFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The stream to whichever controller of the list answers, over mutual TLS. */
public final class ControllerLink implements Link, Renewing, Attachment.Owner {
  private static final Logger LOG = LoggerFactory.getLogger(ControllerLink.class);
  private static final String REDIAL = "link redial";
  private static final String STEADY = "link steady";
  private static final String HAND_OVER = "link hand over";
  private static final Duration HAND_OVER_PATIENCE = Duration.ofSeconds(20);
  private static final Duration REFUSAL_COMES = Duration.ofSeconds(2);

  private final Loop loop;
  private final List<Address> controllers;
  private final String version;
  private final Redial redial;
  private ChannelCredentials credentials;
  private Standing standing = Standing.FIXED;
  private int next;
  private final Troubles troubles = new Troubles();
  private Inbox inbox;
  private Attachment current;
  private Attachment candidate;
  private Consumer<Boolean> handedOver = worked -> {};
  private Optional<ObservedHost> waiting = Optional.empty();
  private final Completing completing;
  private volatile Optional<ManagedChannel> attachedTo = Optional.empty();
  private long newestDesired;

  /**
   * A link that is not open yet.
   *
   * @param controllers tried in turn; none means that nobody is ever called
   * @param version of this agent, as it introduces itself
   * @param folder where contents of a desired state are kept that do not come with it
   */
  public ControllerLink(
      Loop loop,
      List<Address> controllers,
      ChannelCredentials credentials,
      RandomGenerator random,
      String version,
      ArtifactFolder folder) {
    this.loop = loop;
    this.controllers = List.copyOf(controllers);
    this.credentials = credentials;
    this.version = version;
    redial = new Redial(random);
    completing = new Completing(loop, new Artifacts(folder, this));
  }

  /** Tells this one what concerns the agent's own identity; before the link is opened. */
  public void tell(Standing listener) {
    standing = listener;
  }

  @Override
  public void open(Inbox box) {
    inbox = box;
    if (!controllers.isEmpty()) {
      dial();
    }
  }

  @Override
  public void observed(ObservedHost host) {
    waiting = Optional.of(host);
    flush();
  }

  @Override
  public void facts(HostFacts facts) {
    send(Messages.facts(facts));
  }

  @Override
  public void preflight(PreflightAnswer answer) {
    send(Messages.preflight(answer));
  }

  @Override
  public void ask(CertificateAsk ask) {
    send(Messages.ask(ask));
  }

  @Override
  public void logs(LogAnswer answer) {
    send(LogMessages.answer(answer));
  }

  @Override
  public void report(ImageReport report) {
    send(ImageMessages.report(report));
  }

  /** From any thread, as fetch. */
  @Override
  public void give(Digest digest, Path content) throws IOException {
    ManagedChannel channel = attachedTo.orElseThrow(() -> ArtifactFetch.nobody(digest));
    ArtifactGift.run(channel, digest, content);
  }

  /** From any thread: contents come beside the stream, over the same connection. */
  @Override
  public void fetch(Digest digest, long offset, Sink sink) throws IOException {
    ManagedChannel channel = attachedTo.orElseThrow(() -> ArtifactFetch.nobody(digest));
    ArtifactFetch.run(channel, digest, offset, sink);
  }

  @Override
  public void renew(byte[] pkcs10) {
    send(Messages.renew(pkcs10));
  }

  @Override
  public void kept(String trust, String certificate) {
    send(Messages.kept(trust, certificate));
  }

  @Override
  public void dialWith(TlsFiles own) {
    credentials = MutualTls.client(own);
  }

  @Override
  public void handOver(TlsFiles own, Consumer<Boolean> done) {
    if (candidate != null) {
      dropCandidate("another identity is tried");
    }
    Address address =
        current == null ? controllers.get(next % controllers.size()) : current.address();
    handedOver = done;
    candidate = new Attachment(loop, address, MutualTls.client(own), this);
    Attachment trying = candidate;
    loop.after(HAND_OVER, HAND_OVER_PATIENCE, () -> abandon(trying));
    candidate.begin(hello());
  }

  private void abandon(Attachment trying) {
    if (trying == candidate) {
      dropCandidate("nothing was heard for " + HAND_OVER_PATIENCE.toSeconds() + " s");
    }
  }

  /** The new identity does not work: whatever there was before goes on. */
  private void dropCandidate(String why) {
    LOG.warn("the controller does not take the renewed identity: {}; the old one goes on", why);
    loop.cancel(HAND_OVER);
    Attachment failed = candidate;
    candidate = null;
    failed.end();
    if (current == null) {
      loop.after(REDIAL, redial.next(), this::dial);
    }
    handedOver.accept(false);
  }

  /** The controller has spoken on the new stream, and so has let go of the old one. */
  private void promote() {
    loop.cancel(HAND_OVER);
    loop.cancel(REDIAL);
    Attachment old = current;
    current = candidate;
    candidate = null;
    current.attached = true;
    attachedTo = Optional.of(current.channel());
    credentials = current.credentials();
    if (old != null) {
      old.end();
      if (old.attached) {
        inbox.detached();
      }
    }
    inbox.attached();
    handedOver.accept(true);
  }

  @Override
  public void close() {
    loop.cancel(REDIAL);
    loop.cancel(HAND_OVER);
    if (candidate != null) {
      candidate.end();
      candidate = null;
    }
    attachedTo = Optional.empty();
    if (current != null) {
      Attachment last = current;
      current = null;
      last.end();
    }
  }

  private void dial() {
    Address address = controllers.get(next++ % controllers.size());
    current = new Attachment(loop, address, credentials, this);
    current.begin(hello());
  }

  private AgentMessage hello() {
    return Messages.hello(inbox.greeting(), version, standing);
  }

  private void send(AgentMessage message) {
    if (current != null && current.attached) {
      current.send(message);
    }
  }

  private void flush() {
    if (current != null && current.attached && current.isReady() && waiting.isPresent()) {
      ObservedHost host = waiting.get();
      waiting = Optional.empty();
      current.send(Messages.observed(host));
    }
  }

  @Override
  public void ready(Attachment attachment) {
    if (attachment != current) {
      return;
    }
    if (!attachment.attached) {
      attachment.attached = true;
      attachedTo = Optional.of(attachment.channel());
      inbox.attached();
      loop.after(STEADY, REFUSAL_COMES, () -> steady(attachment));
    }
    flush();
  }

  /** It has spoken, or kept the line open: in TLS 1.3 a refusal comes after the handshake. */
  private void steady(Attachment attachment) {
    if (attachment == current && !attachment.steady) {
      attachment.steady = true;
      redial.reset();
      troubles.over();
      LOG.info("controller {} is there", attachment.address());
    }
  }

  @Override
  public void received(Attachment attachment, ControllerMessage message) {
    if (attachment == candidate) {
      promote();
    }
    if (attachment != current) {
      return;
    }
    steady(attachment);
    newestDesired += message.hasDesired() ? 1 : 0;
    if (message.getToFetchCount() == 0) {
      Messages.deliver(message, inbox, standing);
    } else {
      long number = newestDesired;
      completing.fetch(
          message,
          () -> attachment == current && number == newestDesired,
          whole -> Messages.deliver(whole, inbox, standing),
          inbox::unreadable);
    }
  }

  @Override
  public void lost(Attachment attachment, String why, boolean distrust) {
    if (attachment == candidate) {
      dropCandidate(why);
      return;
    }
    if (attachment != current) {
      return;
    }
    current = null;
    attachedTo = Optional.empty();
    attachment.end();
    if (attachment.attached) {
      inbox.detached();
    }
    if (candidate != null) {
      return; // the controller lets go of the old stream as it takes the new one
    }
    troubles.of(attachment.address(), why, distrust, standing);
    loop.after(REDIAL, redial.next(), this::dial);
  }
}
