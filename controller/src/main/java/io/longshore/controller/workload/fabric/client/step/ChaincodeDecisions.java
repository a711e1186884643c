package io.longshore.controller.workload.fabric.client.step;

import io.longshore.base.Digest;
import io.longshore.controller.workload.fabric.client.answer.Setback;
import io.longshore.controller.workload.fabric.client.chaincode.ChaincodeDefinition;
import io.longshore.controller.workload.fabric.client.chaincode.ChaincodePackage;
import io.longshore.controller.workload.fabric.client.chaincode.InstantiatedChaincode;
import java.util.Optional;
import java.util.SortedMap;

/** What should be done about chaincodes, seeing what there is. */
final class ChaincodeDecisions {
  private ChaincodeDecisions() {}

  /**
   * About a package on a peer.
   *
   * @param installed hashes by "name version"
   */
  static Decision installed(
      String peer, ChaincodePackage wanted, SortedMap<String, Digest> installed) {
    Digest seen = installed.get(wanted.id().toString());
    if (seen == null) {
      return new Decision.Act(peer + " does not have " + wanted.id());
    }
    if (!seen.equals(wanted.hash())) {
      return new Decision.Stop(
          new Setback.Refused(
              peer
                  + " has another package as "
                  + wanted.id()
                  + ": "
                  + seen.brief()
                  + ", not "
                  + wanted.hash().brief(),
              "peers never replace a version: give the changed sources a new version"));
    }
    return new Decision.Leave(peer + " has " + wanted);
  }

  /** About a chaincode in a channel. */
  static Decision instantiated(
      String channel, ChaincodeDefinition wanted, Optional<InstantiatedChaincode> seen) {
    if (seen.isEmpty()) {
      return new Decision.Act(wanted.code().id() + " is not instantiated in " + channel);
    }
    InstantiatedChaincode there = seen.get();
    if (!there.id().version().equals(wanted.code().id().version())) {
      return new Decision.Act(
          channel
              + " runs "
              + there.id()
              + ", the spec wants version "
              + wanted.code().id().version());
    }
    if (!there.hash().equals(wanted.code().hash())) {
      return differs(
          channel + " runs another package as " + there.id() + ": " + there.hash().brief());
    }
    if (!there.policy().equals(wanted.policy().toString())) {
      return differs(
          channel
              + " runs "
              + there.id()
              + " under the policy "
              + there.policy()
              + ", not "
              + wanted.policy());
    }
    return new Decision.Leave(channel + " runs " + wanted.code());
  }

  private static Decision differs(String what) {
    return new Decision.Stop(
        new Setback.Refused(
            what, "a running version cannot change: give the chaincode a new version"));
  }
}
