package io.longshore.controller.importing;

/** Looks for one kind of defect. */
interface Inspection {
  /** Records what it finds. */
  void inspect(Inspected network, Findings findings);
}
