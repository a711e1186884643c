package io.longshore.controller.workload;

import io.longshore.controller.workload.fabric.FabricKind;
import io.longshore.controller.workload.plain.PlainKind;
import java.util.List;

/** Every kind of workload there is. */
public final class WorkloadKinds {
  /** In the order in which they are read, compiled and shown. */
  public static final List<WorkloadKind<?>> ALL = List.of(new FabricKind(), new PlainKind());

  private WorkloadKinds() {}
}
