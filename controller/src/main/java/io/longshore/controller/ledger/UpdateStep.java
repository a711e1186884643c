package io.longshore.controller.ledger;

import io.longshore.controller.workload.fabric.client.answer.Finding;
import io.longshore.controller.workload.fabric.client.answer.Outcome;
import io.longshore.controller.workload.fabric.client.channel.SignedUpdates;
import io.longshore.controller.workload.fabric.client.channel.UpdateFile;
import io.longshore.controller.workload.fabric.client.link.Access;
import io.longshore.controller.workload.fabric.client.step.Decision;
import io.longshore.controller.workload.fabric.client.step.Step;
import org.hyperledger.fabric.protos.common.Config;

/** A channel's configuration is a newer one than it was before this update was sent. */
final class UpdateStep implements Step {
  private final Conversation nodes;
  private final UpdateFile file;
  private final Config before;

  UpdateStep(Conversation nodes, UpdateFile file, Config before) {
    this.nodes = nodes;
    this.file = file;
    this.before = before;
  }

  @Override
  public String title() {
    return "the update of " + file.channel() + " is in force";
  }

  @Override
  public Finding<Decision> observe() {
    return nodes
        .anyOrderer(one -> nodes.orderers.configuration(one, file.channel()))
        .map(
            now ->
                now.getSequence() > before.getSequence()
                    ? new Decision.Leave(title())
                    : new Decision.Act("the update of " + file.channel() + " was not sent yet"));
  }

  @Override
  public Outcome act() {
    Access orderer = nodes.orderers().get(0);
    return nodes.orderers.broadcast(
        orderer,
        SignedUpdates.envelope(
            file.channel(),
            file.update(),
            file.signatures(),
            orderer.signer(),
            nodes.stamps.next()));
  }
}
