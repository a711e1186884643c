package io.longshore.controller.operator;

import io.longshore.proto.v1.FleetView;
import io.longshore.proto.v1.PlanReply;
import io.longshore.proto.v1.RunEnd;

/** Someone who waits for an apply. Called on the loop; nothing comes after a refusal or an end. */
interface ApplyObserver {
  /** Nothing was changed. */
  void refused(PlanReply why);

  /** The spec is accepted; this is what it leads to. */
  void accepted(PlanReply plan);

  /** The fleet has changed, or some time has passed. */
  void view(FleetView view);

  /** The run is over. */
  void ended(RunEnd end);

  /** Whether there is nobody to tell any more. */
  boolean gone();
}
