package io.longshore.controller.sample;

import io.longshore.base.FailureException;
import io.longshore.controller.operator.SpecCompiler;
import io.longshore.controller.spec.Exit;
import io.longshore.controller.spec.Problem;
import io.longshore.controller.workload.Compiled;
import io.longshore.proto.v1.Spec;
import io.longshore.proto.v1.SpecNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Knows specs by name: the spec's whole text is the name of a compiled network. */
public final class FakeCompiler implements SpecCompiler {
  private final Map<String, Compiled> known = new ConcurrentHashMap<>();
  private FailureException settling;

  public FakeCompiler knows(String name, Compiled compiled) {
    known.put(name, compiled);
    return this;
  }

  /** Makes the making of material fail. */
  public void failSettling(FailureException failure) {
    settling = failure;
  }

  public static Spec spec(String name) {
    return Spec.newBuilder().setRoot(SpecNode.newBuilder().setText(name)).build();
  }

  @Override
  public Draft draft(Spec spec) {
    Compiled compiled = known.get(spec.getRoot().getText());
    return compiled == null
        ? new Draft(Optional.empty(), List.of(unknown(spec)))
        : new Draft(Optional.of(compiled), List.of());
  }

  @Override
  public Compiled settle(Spec spec) {
    if (settling != null) {
      throw settling;
    }
    return draft(spec).compiled().orElseThrow();
  }

  private static Problem unknown(Spec spec) {
    return new Problem(
        "network.conf", 7, "", "no such spec: " + spec.getRoot().getText(), "", "", Exit.USAGE);
  }
}
