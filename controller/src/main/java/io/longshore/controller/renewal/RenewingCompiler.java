package io.longshore.controller.renewal;

import io.longshore.controller.operator.SpecCompiler;
import io.longshore.controller.workload.Compiled;
import io.longshore.proto.v1.Spec;

/** Reads specs, with containers' identities in the series that are wanted. */
public final class RenewingCompiler implements SpecCompiler {
  private final SpecCompiler inner;
  private final NodeSeries series;

  /** What this one reads, in these series. */
  public RenewingCompiler(SpecCompiler inner, NodeSeries series) {
    this.inner = inner;
    this.series = series;
  }

  @Override
  public Draft draft(Spec spec) {
    Draft draft = inner.draft(spec);
    return new Draft(draft.compiled().map(series::wanted), draft.problems(), draft.founding());
  }

  @Override
  public Compiled settle(Spec spec) {
    return series.wanted(inner.settle(spec));
  }

  /** For a process that takes over with no run under way: a renewal waits for its apply. */
  public Compiled resting(Spec spec) {
    return series.told(inner.settle(spec));
  }
}
