package io.longshore.agent.gate;

import io.longshore.model.Verdict;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What one target of a gate showed.
 *
 * @param target its name
 * @param verdict what it means for this target
 * @param words what it did, to be read after its name
 * @param silent whether it gave no answer at all
 */
public record TargetReading(String target, Verdict verdict, String words, boolean silent) {
  /** A target that gave an answer. */
  public TargetReading(String target, Verdict verdict, String words) {
    this(target, verdict, words, false);
  }

  /** The gate is open when every target passes. */
  public static GateReading all(List<TargetReading> targets) {
    return reading(
        has(targets, Verdict.FAIL)
            ? Verdict.FAIL
            : count(targets, Verdict.PASS) == targets.size() ? Verdict.PASS : Verdict.WAIT,
        targets);
  }

  /** The gate is open when one target passes. */
  public static GateReading any(List<TargetReading> targets) {
    return reading(
        has(targets, Verdict.PASS)
            ? Verdict.PASS
            : count(targets, Verdict.FAIL) == targets.size() ? Verdict.FAIL : Verdict.WAIT,
        targets);
  }

  private static boolean has(List<TargetReading> targets, Verdict verdict) {
    return count(targets, verdict) > 0;
  }

  private static long count(List<TargetReading> targets, Verdict verdict) {
    return targets.stream().filter(one -> one.verdict() == verdict).count();
  }

  private static GateReading reading(Verdict verdict, List<TargetReading> targets) {
    String evidence =
        targets.stream()
            .map(one -> one.target() + " " + one.words())
            .collect(Collectors.joining(", "));
    return new GateReading(verdict, evidence)
        .silentIf(targets.stream().allMatch(TargetReading::silent));
  }
}
