package io.longshore.controller.channels;

import io.longshore.controller.workload.fabric.client.answer.Outcome;
import io.longshore.controller.workload.fabric.client.answer.Setback;
import io.longshore.model.DriftFinding;
import io.longshore.model.DriftReason;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The findings of one channel, as they are gathered; each subject is unknown at most once. */
final class FindingsDraft {
  private final Instant at;
  private final SortedMap<String, DriftFinding> findings = new TreeMap<>();

  FindingsDraft(Instant at) {
    this.at = at;
  }

  void add(
      String subject,
      String field,
      String desired,
      String observed,
      DriftReason reason,
      String remedy) {
    add(subject, field, desired, observed, reason, "", remedy);
  }

  void add(
      String subject,
      String field,
      String desired,
      String observed,
      DriftReason reason,
      String cause,
      String remedy) {
    findings.putIfAbsent(
        subject + "\n" + field + "\n" + desired + "\n" + observed,
        new DriftFinding(
            subject, field, desired, observed, reason.owedTo(), reason, at, cause, remedy));
  }

  /** It could not be learnt. Why may be told otherwise each time: the finding is the same. */
  Void unknown(String subject, Setback why) {
    String remedy =
        why.accept(
            new Outcome.Visitor<String>() {
              @Override
              public String done(Outcome.Done outcome) {
                return "";
              }

              @Override
              public String alreadySo(Outcome.AlreadySo outcome) {
                return "";
              }

              @Override
              public String awaits(Outcome.Awaits outcome) {
                return "";
              }

              @Override
              public String notYet(Setback.NotYet outcome) {
                return "look at it with controller status";
              }

              @Override
              public String refused(Setback.Refused outcome) {
                return outcome.remedy();
              }
            });
    add(subject, "answer", "an account of it", "none", DriftReason.NO_ANSWER, words(why), remedy);
    return null;
  }

  /** All of them, by subject and field. */
  List<DriftFinding> all() {
    return List.copyOf(findings.values());
  }

  private static String words(Setback why) {
    return why instanceof Setback.Refused refused ? refused.why() : ((Setback.NotYet) why).why();
  }
}
