package io.longshore.simulation;

import io.longshore.base.Digest;
import io.longshore.controller.store.RunRecord;
import io.longshore.controller.store.Runs;
import io.longshore.proto.v1.Spec;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * What must hold of runs: one at a time, none lost that was acknowledged, none called done early.
 */
final class RunRules {
  private final World world;
  private final BiConsumer<String, String> onEnd;
  private long newest;
  private boolean underWay;
  private long acknowledged;
  private String spec = "";

  /**
   * Rules for one fleet's runs.
   *
   * @param onEnd hears of each end: the outcome, and the spec
   */
  RunRules(World world, BiConsumer<String, String> onEnd) {
    this.world = world;
    this.onEnd = onEnd;
  }

  /** An operator was told that the newest run goes on whatever happens. */
  void acknowledged(long number) {
    acknowledged = Math.max(acknowledged, number);
  }

  /** A controller has begun and takes this for the newest run. */
  void begins(Optional<RunRecord> run) {
    long number = run.map(RunRecord::number).orElse(0L);
    Broken.unless(
        number >= acknowledged,
        "run " + acknowledged + " was acknowledged and is lost: the newest is " + number);
    newest = number;
    underWay = run.isPresent() && run.get().end().isEmpty();
  }

  /** Sees what is kept of runs. */
  Runs before(Runs runs) {
    return new Watched(runs);
  }

  /** Whether a run of this spec has not ended. */
  boolean underWay(String wanted) {
    return underWay && spec.equals(wanted);
  }

  private final class Watched implements Runs {
    private final Runs runs;

    Watched(Runs runs) {
      this.runs = runs;
    }

    @Override
    public Optional<RunRecord> run() {
      return runs.run();
    }

    @Override
    public Optional<Spec> spec(Digest digest) {
      return runs.spec(digest);
    }

    @Override
    public void begin(RunRecord run, Spec source) {
      Broken.unless(!underWay, run.name() + " began while another was under way");
      Broken.unless(run.number() == newest + 1, run.name() + " followed run " + newest);
      runs.begin(run, source);
      newest = run.number();
      underWay = true;
      spec = source.getRoot().getText();
      world.note("controller: " + run.name() + " begins: " + spec);
    }

    @Override
    public void end(RunRecord run) {
      runs.end(run);
      underWay = false;
      String outcome = run.end().orElseThrow().outcome();
      world.note(
          "controller: " + run.name() + " ended: " + outcome + ": " + run.end().get().what());
      onEnd.accept(outcome, spec);
    }

    @Override
    public Set<String> served() {
      return runs.served();
    }

    @Override
    public void served(Set<String> roles) {
      runs.served(roles);
    }
  }
}
