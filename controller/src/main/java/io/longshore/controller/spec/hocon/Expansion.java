package io.longshore.controller.spec.hocon;

import io.longshore.controller.spec.tree.Origin;
import io.longshore.controller.spec.tree.SpecPath;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What a spec's substitutions would make of it, reckoned from its outline before any is made.
 *
 * <p>The reckoning never says too little: where a path leads through another substitution, the
 * whole of that one counts.
 */
final class Expansion {
  /** Characters a resolved spec may hold. */
  static final long MOST = 8L << 20;

  /** Substitutions that lead to substitutions. */
  static final int MOST_STEPS = 32;

  private final OutlineNode root;
  private final Predicate<String> environment;
  private final HoconProblems problems;
  private final Map<Object, Reach> known = new IdentityHashMap<>();
  private final Map<Object, Boolean> open = new IdentityHashMap<>();
  private boolean refused;

  /**
   * What a node or substitution comes to.
   *
   * @param size characters, at most one more than allowed
   * @param steps substitutions that lead from here to another
   */
  private record Reach(long size, int steps) {
    private static final Reach NONE = new Reach(0, 0);

    Reach plus(Reach other) {
      return new Reach(Math.min(size + other.size, MOST + 1), Math.max(steps, other.steps));
    }
  }

  Expansion(OutlineNode root, Predicate<String> environment, HoconProblems problems) {
    this.root = root;
    this.environment = environment;
    this.problems = problems;
  }

  /** Records every substitution that cannot be made, or not within bounds. */
  void check() {
    if (reach(root, 0).size() > MOST) {
      refuse(Origin.NONE, "the spec would grow beyond " + MOST + " characters");
    }
  }

  private Reach reach(OutlineNode node, int steps) {
    if (known.containsKey(node)) {
      return known.get(node);
    }
    open.put(node, true);
    Reach reach = new Reach(node.literal() + 1, 0);
    for (OutlineNode child : node.children().values()) {
      reach = reach.plus(reach(child, steps));
    }
    for (Substitution substitution : node.substitutions()) {
      reach = reach.plus(reach(substitution, steps + 1));
    }
    open.remove(node);
    known.put(node, reach);
    return reach;
  }

  private Reach reach(Substitution substitution, int steps) {
    if (known.containsKey(substitution)) {
      return known.get(substitution);
    }
    if (steps > MOST_STEPS) {
      refuse(substitution.place(), "more than " + MOST_STEPS + " substitutions lead on to another");
      return Reach.NONE;
    }
    open.put(substitution, true);
    Reach reach = Reach.NONE;
    for (Object target : targets(substitution)) {
      if (open.containsKey(target)) {
        problems.add(
            substitution.place(),
            HoconRules.CYCLE,
            substitution.written() + " needs itself",
            "write the value out");
      } else {
        reach = reach.plus(follow(target, steps));
      }
    }
    open.remove(substitution);
    reach = new Reach(reach.size(), reach.steps() + 1);
    known.put(substitution, reach);
    bound(substitution, reach);
    return reach;
  }

  private Reach follow(Object target, int steps) {
    return target instanceof OutlineNode node
        ? reach(node, steps)
        : reach((Substitution) target, steps + 1);
  }

  private void bound(Substitution substitution, Reach reach) {
    if (reach.size() > MOST) {
      refuse(
          substitution.place(),
          substitution.written() + " would grow beyond " + MOST + " characters");
    } else if (reach.steps() > MOST_STEPS) {
      refuse(substitution.place(), "more than " + MOST_STEPS + " substitutions lead on to another");
    }
  }

  private void refuse(Origin place, String what) {
    if (!refused) {
      problems.add(place, HoconRules.EXPANSION, what, "write less by substitution");
    }
    refused = true;
  }

  /** The nodes a substitution names, and the substitutions on the way there. */
  private List<Object> targets(Substitution substitution) {
    List<Object> targets = new ArrayList<>();
    List<String> inside = new ArrayList<>(substitution.prefix().parts());
    inside.addAll(substitution.path());
    find(inside, targets);
    if (!substitution.prefix().equals(SpecPath.ROOT)) {
      find(substitution.path(), targets);
    }
    if (targets.isEmpty() && !environment.test(String.join(".", substitution.path()))) {
      problems.add(
          substitution.place(),
          HoconRules.DEFINED,
          substitution.written() + " names nothing in the spec",
          "define it in the spec, or give --environment if it is a variable of the environment");
    }
    return targets;
  }

  private void find(List<String> path, List<Object> targets) {
    OutlineNode node = root;
    for (String part : path) {
      targets.addAll(node.substitutions());
      node = node.existing(part);
      if (node == null) {
        return;
      }
    }
    targets.add(node);
  }
}
