package io.longshore.controller.whatif;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A signature policy, judged as Fabric judges it: a signature counts once, and goes to the first
 * rule in the policy's order that can use it (fabric v1.4.0, common/cauthdsl/cauthdsl.go).
 *
 * <p>Because of that order more signatures can satisfy less: {@code AND(OR(A,A),A)} takes three
 * peers of A, not two. So choices of signers are tried, the largest first, {@value #MOST_CHOICES}
 * at most: beyond them a policy that could be satisfied may be called one that cannot.
 */
public record SignaturePolicy(SignatureRule rule) implements EndorsementPolicy {
  /** The most choices of signers that are tried. */
  static final int MOST_CHOICES = 4096;

  public SignaturePolicy {
    Objects.requireNonNull(rule, "rule");
  }

  @Override
  public boolean satisfiedBy(SortedMap<String, Integer> peers) {
    SortedMap<String, Integer> most = new TreeMap<>();
    countSignatures(rule, most);
    most.replaceAll((mspId, wanted) -> Math.min(wanted, peers.getOrDefault(mspId, 0)));
    if (accepts(most)) {
      return true;
    }
    List<String> mspIds = new ArrayList<>(most.keySet());
    long choices = 1;
    for (int count : most.values()) {
      choices = Math.min(choices * (count + 1), MOST_CHOICES + 1L);
    }
    SortedMap<String, Integer> chosen = new TreeMap<>(most);
    for (long at = 1; at < Math.min(choices, MOST_CHOICES); at++) {
      countDown(chosen, most, mspIds);
      if (accepts(chosen)) {
        return true;
      }
    }
    return false;
  }

  private static void countDown(
      SortedMap<String, Integer> chosen, SortedMap<String, Integer> most, List<String> mspIds) {
    for (String mspId : mspIds) {
      if (chosen.get(mspId) > 0) {
        chosen.merge(mspId, -1, Integer::sum);
        return;
      }
      chosen.put(mspId, most.get(mspId));
    }
  }

  private boolean accepts(SortedMap<String, Integer> signers) {
    return rule.accept(new Evaluation(new TreeMap<>(signers)));
  }

  private static void countSignatures(SignatureRule rule, SortedMap<String, Integer> counts) {
    rule.accept(
        new SignatureRule.Visitor<Void>() {
          @Override
          public Void signedBy(SignatureRule.SignedBy one) {
            if (one.byPeer()) {
              counts.merge(one.mspId(), 1, Integer::sum);
            }
            return null;
          }

          @Override
          public Void outOf(SignatureRule.OutOf several) {
            several.rules().forEach(inner -> inner.accept(this));
            return null;
          }
        });
  }

  /** One pass over the tree; a rule that does not hold gives back what it took. */
  private record Evaluation(TreeMap<String, Integer> left)
      implements SignatureRule.Visitor<Boolean> {
    @Override
    public Boolean signedBy(SignatureRule.SignedBy one) {
      if (!one.byPeer() || left.getOrDefault(one.mspId(), 0) == 0) {
        return false;
      }
      left.merge(one.mspId(), -1, Integer::sum);
      return true;
    }

    @Override
    public Boolean outOf(SignatureRule.OutOf several) {
      int held = 0;
      for (SignatureRule inner : several.rules()) {
        TreeMap<String, Integer> tried = new TreeMap<>(left);
        if (inner.accept(new Evaluation(tried))) {
          held++;
          left.clear();
          left.putAll(tried);
        }
      }
      return held >= several.needed();
    }
  }
}
