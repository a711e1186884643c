package io.longshore.controller.workload;

import io.longshore.controller.spec.Checked;
import io.longshore.controller.whatif.Layout;
import io.longshore.controller.workload.fabric.FabricLayout;

/** Where a spec's members stand, for asking what the loss of hosts does. */
public final class HostLayouts {
  private HostLayouts() {}

  /** The layout of a sound spec, or why there is none. */
  public static Checked<Layout> of(Specs.Loaded spec) {
    return FabricLayout.of(spec);
  }
}
