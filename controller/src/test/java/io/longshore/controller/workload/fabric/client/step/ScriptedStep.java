package io.longshore.controller.workload.fabric.client.step;

import io.longshore.controller.workload.fabric.client.answer.Finding;
import io.longshore.controller.workload.fabric.client.answer.Outcome;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** A step that sees and does what it is told to, the last of each again and again. */
final class ScriptedStep implements Step {
  private final Deque<Finding<Decision>> seen;
  private final Deque<Outcome> done;
  private int acts;

  ScriptedStep(List<Finding<Decision>> seen, List<Outcome> done) {
    this.seen = new ArrayDeque<>(seen);
    this.done = new ArrayDeque<>(done);
  }

  int acts() {
    return acts;
  }

  @Override
  public String title() {
    return "it is so";
  }

  @Override
  public Finding<Decision> observe() {
    return seen.size() > 1 ? seen.remove() : seen.element();
  }

  @Override
  public Outcome act() {
    acts++;
    return done.size() > 1 ? done.remove() : done.element();
  }
}
