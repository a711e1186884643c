package io.longshore.agent.loop;

import io.longshore.agent.link.CertificateAsk;
import io.longshore.agent.link.Inbox;
import io.longshore.agent.link.Link;
import io.longshore.agent.link.PreflightAnswer;
import io.longshore.model.ObservedHost;
import io.longshore.policy.HostFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A link that keeps what is sent, and a controller that does what the test says. */
final class FakeLink implements Link {
  final List<ObservedHost> reports = new ArrayList<>();
  final List<HostFacts> facts = new ArrayList<>();
  final List<PreflightAnswer> answers = new ArrayList<>();
  final List<CertificateAsk> asks = new ArrayList<>();
  Consumer<CertificateAsk> onAsk = ask -> {};
  Inbox inbox;
  private boolean there;

  @Override
  public void open(Inbox box) {
    inbox = box;
    if (there) {
      inbox.attached();
    }
  }

  void attach() {
    there = true;
    if (inbox != null) {
      inbox.attached();
    }
  }

  void detach() {
    there = false;
    inbox.detached();
  }

  ObservedHost last() {
    return reports.get(reports.size() - 1);
  }

  @Override
  public void observed(ObservedHost host) {
    if (there) {
      reports.add(host);
    }
  }

  @Override
  public void facts(HostFacts told) {
    if (there) {
      facts.add(told);
    }
  }

  @Override
  public void preflight(PreflightAnswer answer) {
    answers.add(answer);
  }

  @Override
  public void ask(CertificateAsk ask) {
    asks.add(ask);
    onAsk.accept(ask);
  }

  @Override
  public void close() {
    there = false;
  }
}
