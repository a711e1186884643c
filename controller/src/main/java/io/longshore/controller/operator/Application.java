package io.longshore.controller.operator;

import io.longshore.base.Digest;
import io.longshore.controller.plan.Planning;
import io.longshore.controller.spec.Problem;
import io.longshore.controller.workload.Compiled;
import io.longshore.proto.v1.ApplyRequest;
import io.longshore.proto.v1.PlanReply;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** One spec on its way from being asked for to being run, and those who wait for it. */
final class Application {
  /** How long a run may take when the request does not say. */
  static final Duration DEFAULT_LIMIT = Duration.ofSeconds(600);

  private final ApplyRequest request;
  private final Instant askedAt;
  private final Compiled draft;
  private final Set<String> founding;
  private final List<ApplyObserver> observers = new ArrayList<>();
  private ChannelOutlook outlook = ChannelOutlook.NOTHING;

  Application(
      ApplyRequest request, Instant askedAt, SpecCompiler.Draft draft, ApplyObserver first) {
    this.request = request;
    this.askedAt = askedAt;
    this.draft = draft.compiled().orElseThrow();
    this.founding = draft.founding();
    observers.add(first);
  }

  ApplyRequest request() {
    return request;
  }

  Instant askedAt() {
    return askedAt;
  }

  /** What the spec comes to, with stand-ins for material that is not made yet. */
  Compiled draft() {
    return draft;
  }

  /** Roles for which material would be made that there never was. */
  Set<String> founding() {
    return founding;
  }

  Digest digest() {
    return draft.specDigest();
  }

  Duration limit() {
    int seconds = request.getDeadlineSeconds();
    return seconds > 0 ? Duration.ofSeconds(seconds) : DEFAULT_LIMIT;
  }

  /** What it leads to beside containers. */
  void expects(ChannelOutlook beside) {
    outlook = beside;
  }

  ChannelOutlook outlook() {
    return outlook;
  }

  boolean plannedAsExpected(Planning planning) {
    String expected = request.getExpectedPlan();
    return expected.isEmpty() || expected.equals(planning.plan().digest().hex());
  }

  List<ApplyObserver> observers() {
    return observers;
  }

  void refuse(PlanReply why) {
    observers.forEach(observer -> observer.refused(why));
  }

  void refuse(List<Problem> problems) {
    refuse(Replies.refusal(problems));
  }
}
