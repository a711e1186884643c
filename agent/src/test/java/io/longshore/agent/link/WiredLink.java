package io.longshore.agent.link;

import io.longshore.base.Digest;
import io.longshore.base.Loop;
import io.longshore.model.ObservedHost;
import io.longshore.policy.HostFacts;
import io.longshore.proto.v1.AgentMessage;
import io.longshore.proto.v1.ControllerMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.random.RandomGenerator;

/**
 * The way to a controller over wires of the test's own: real messages and real pauses before the
 * next try, without sockets or TLS.
 */
public final class WiredLink implements Link {
  private static final String REDIAL = "link redial";
  private static final String VERSION = "simulated";

  private final Loop loop;
  private final Dialler dialler;
  private final Redial redial;
  private Inbox inbox;
  private Attempt current;

  /** A link that is not open yet. */
  public WiredLink(Loop loop, Dialler dialler, RandomGenerator random) {
    this.loop = loop;
    this.dialler = dialler;
    redial = new Redial(random);
  }

  @Override
  public void open(Inbox box) {
    inbox = box;
    dial();
  }

  @Override
  public void observed(ObservedHost host) {
    send(Messages.observed(host));
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
  public void logs(LogAnswer answer) {
    send(LogMessages.answer(answer));
  }

  @Override
  public void report(ImageReport report) {
    send(ImageMessages.report(report));
  }

  @Override
  public void ask(CertificateAsk ask) {
    send(Messages.ask(ask));
  }

  @Override
  public void fetch(Digest digest, long offset, Sink sink) throws IOException {
    throw new IOException("nothing is fetched over wires");
  }

  @Override
  public void give(Digest digest, Path content) throws IOException {
    throw new IOException("nothing is given over wires");
  }

  @Override
  public void close() {
    current = null;
    loop.cancel(REDIAL);
  }

  private void dial() {
    Attempt attempt = new Attempt();
    current = attempt;
    attempt.wire = dialler.dial(attempt);
    attempt.wire.send(Messages.hello(inbox.greeting(), VERSION, Standing.FIXED));
  }

  private void send(AgentMessage message) {
    if (current != null && current.open) {
      current.wire.send(message);
    }
  }

  /** One try. */
  private final class Attempt implements Ears {
    private Wire wire;
    private boolean open;

    @Override
    public void opened() {
      if (this == current) {
        open = true;
        redial.reset();
        inbox.attached();
      }
    }

    @Override
    public void received(ControllerMessage message) {
      if (this == current) {
        Messages.deliver(message, inbox, Standing.FIXED);
      }
    }

    @Override
    public void lost() {
      if (this != current) {
        return;
      }
      current = null;
      if (open) {
        inbox.detached();
      }
      loop.after(REDIAL, redial.next(), WiredLink.this::dial);
    }
  }

  /** Where wires come from. */
  public interface Dialler {
    /** A new wire, which may never lead anywhere. */
    Wire dial(Ears ears);
  }

  /** The agent's end of one stream. */
  public interface Wire {
    /** Sends in order, or swallows it when the stream is over. */
    void send(AgentMessage message);
  }

  /** What an agent hears of one stream, on its loop. */
  public interface Ears {
    /** It takes messages. */
    void opened();

    /** The controller said something. */
    void received(ControllerMessage message);

    /** It is over. */
    void lost();
  }
}
