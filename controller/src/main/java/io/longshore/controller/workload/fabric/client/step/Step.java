package io.longshore.controller.workload.fabric.client.step;

import io.longshore.controller.workload.fabric.client.answer.Finding;
import io.longshore.controller.workload.fabric.client.answer.Outcome;

/** One thing that is to be so in a network. */
public interface Step {
  /** What is to be so, e.g. "peer0.org1.example.com is in mychannel". */
  String title();

  /** Looks, and says what should be done; changes nothing. */
  Finding<Decision> observe();

  /** Does it once. Whether it helped, the next look says. */
  Outcome act();
}
