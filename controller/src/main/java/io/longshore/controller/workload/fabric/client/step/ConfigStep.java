package io.longshore.controller.workload.fabric.client.step;

import io.longshore.controller.workload.fabric.client.answer.Finding;
import io.longshore.controller.workload.fabric.client.answer.Outcome;
import io.longshore.controller.workload.fabric.client.answer.Setback;
import io.longshore.controller.workload.fabric.client.channel.ConfigUpdates;
import io.longshore.controller.workload.fabric.client.channel.SignedUpdates;
import io.longshore.controller.workload.fabric.client.link.Access;
import io.longshore.controller.workload.fabric.client.proposal.StampSource;
import io.longshore.controller.workload.fabric.material.SigningIdentity;
import java.util.List;
import java.util.Optional;
import org.hyperledger.fabric.protos.common.Config;
import org.hyperledger.fabric.protos.common.ConfigUpdate;

/** A channel is configured as a change has it; the update is computed from what is in force. */
final class ConfigStep implements Step {
  private final OrdererQueries orderers;
  private final StampSource stamps;
  private final ConfigChange change;
  private final Access orderer;
  private final List<SigningIdentity> signers;

  ConfigStep(
      OrdererQueries orderers,
      StampSource stamps,
      ConfigChange change,
      Access orderer,
      List<SigningIdentity> signers) {
    this.orderers = orderers;
    this.stamps = stamps;
    this.change = change;
    this.orderer = orderer;
    this.signers = List.copyOf(signers);
  }

  @Override
  public String title() {
    return change.title();
  }

  @Override
  public Finding<Decision> observe() {
    return update()
        .map(
            update ->
                update.isPresent()
                    ? new Decision.Act("the configuration of " + change.channel() + " differs")
                    : new Decision.Leave(change.title()));
  }

  @Override
  public Outcome act() {
    return update()
        .decide(
            update ->
                update.map(this::submit).orElseGet(() -> new Outcome.AlreadySo(change.title())));
  }

  private Outcome submit(ConfigUpdate update) {
    return orderers.broadcast(orderer, SignedUpdates.envelope(update, signers, stamps));
  }

  private Finding<Optional<ConfigUpdate>> update() {
    return orderers.configuration(orderer, change.channel()).then(this::update);
  }

  private Finding<Optional<ConfigUpdate>> update(Config current) {
    try {
      return Finding.of(
          ConfigUpdates.between(change.channel(), current, change.edit().apply(current)));
    } catch (IllegalArgumentException e) {
      return Finding.unknown(
          new Setback.Refused(
              "channel " + change.channel() + ": " + e.getMessage(),
              "compare the spec with the channel's configuration"));
    }
  }
}
