package io.longshore.controller.ledger;

import io.longshore.controller.spec.Exit;
import io.longshore.controller.workload.fabric.FabricNetwork;
import io.longshore.controller.workload.fabric.WantedChannel;
import io.longshore.controller.workload.fabric.client.answer.Finding;
import io.longshore.controller.workload.fabric.client.link.Access;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hyperledger.fabric.protos.common.Block;

/** A channel that was not made, told from one whose orderers cannot be asked. */
final class UnmadeChannel {
  private UnmadeChannel() {}

  /**
   * Sees that some orderer has it, or that none can tell.
   *
   * @param genesis what an orderer says of its first block
   * @throws LedgerProblem orderers answer, and none of them knows it
   */
  static void check(
      FabricNetwork network,
      String channel,
      Function<Access, Finding<Optional<Block>>> genesis,
      List<Access> orderers)
      throws LedgerProblem {
    boolean denied = false;
    for (Access orderer : orderers) {
      Optional<Boolean> knows =
          genesis
              .apply(orderer)
              .either(block -> Optional.of(block.isPresent()), why -> Optional.<Boolean>empty());
      if (knows.equals(Optional.of(true))) {
        return;
      }
      denied |= knows.isPresent();
    }
    if (!denied) {
      return;
    }
    boolean wanted = network.channels().stream().map(WantedChannel::name).anyMatch(channel::equals);
    throw new LedgerProblem(
        "channel " + channel,
        wanted
            ? "it was not made yet: no orderer that answers knows it"
            : "it was not made: no orderer that answers knows it, and the applied spec does not"
                + " have it",
        wanted
            ? "controller apply makes it"
            : "controller fabric channel ls lists those that there are",
        Exit.UNREACHABLE);
  }
}
