package io.longshore.agent.loop;

import io.longshore.agent.link.CertificateAsk;
import io.longshore.agent.link.ImageReport;
import io.longshore.agent.link.Inbox;
import io.longshore.agent.link.Link;
import io.longshore.agent.link.LogAnswer;
import io.longshore.agent.link.PreflightAnswer;
import io.longshore.base.Digest;
import io.longshore.base.Failure;
import io.longshore.model.ObservedHost;
import io.longshore.policy.HostFacts;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A link that keeps what is sent, and a controller that does what the test says. */
final class FakeLink implements Link {
  final List<ObservedHost> reports = new ArrayList<>();
  final List<HostFacts> facts = new ArrayList<>();
  final List<PreflightAnswer> answers = new ArrayList<>();
  final List<LogAnswer> logs = new ArrayList<>();
  final List<ImageReport> images = new ArrayList<>();
  final List<CertificateAsk> asks = new ArrayList<>();
  Consumer<CertificateAsk> onAsk = ask -> {};
  final Map<Digest, byte[]> contents = new HashMap<>();
  final List<String> fetches = new ArrayList<>();
  long breakAt = Long.MAX_VALUE;
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
  public void logs(LogAnswer answer) {
    logs.add(answer);
  }

  @Override
  public void report(ImageReport report) {
    images.add(report);
  }

  @Override
  public void give(Digest digest, Path content) throws IOException {
    contents.put(digest, Files.readAllBytes(content));
  }

  @Override
  public void ask(CertificateAsk ask) {
    asks.add(ask);
    onAsk.accept(ask);
  }

  @Override
  public void fetch(Digest digest, long offset, Sink sink) throws IOException {
    fetches.add(digest.brief() + " from " + offset);
    byte[] content = contents.get(digest);
    if (content == null || !there) {
      throw new Failure(Failure.Kind.RETRY, "artifact", "nobody gives it", "").toException();
    }
    int end = (int) Math.min(content.length, breakAt);
    breakAt = Long.MAX_VALUE;
    sink.add(ByteBuffer.wrap(content, (int) offset, end - (int) offset));
    if (end < content.length) {
      throw new Failure(Failure.Kind.RETRY, "artifact", "the link broke", "").toException();
    }
  }

  @Override
  public void close() {
    there = false;
  }
}
