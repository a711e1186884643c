package io.longshore.controller.workload.fabric.client.step;

import io.longshore.base.Digest;
import io.longshore.controller.workload.fabric.client.answer.Finding;
import io.longshore.controller.workload.fabric.client.answer.Outcome;
import io.longshore.controller.workload.fabric.client.channel.AnchorPeer;
import io.longshore.controller.workload.fabric.client.channel.Blocks;
import io.longshore.controller.workload.fabric.client.channel.ChannelCreation;
import io.longshore.controller.workload.fabric.client.channel.ConfigEdits;
import io.longshore.controller.workload.fabric.client.channel.NewChannel;
import io.longshore.controller.workload.fabric.client.channel.SignedUpdates;
import io.longshore.controller.workload.fabric.client.channel.WantedConfiguration;
import io.longshore.controller.workload.fabric.client.link.Access;
import io.longshore.controller.workload.fabric.client.proposal.SignedCall;
import io.longshore.controller.workload.fabric.client.proposal.StampSource;
import io.longshore.controller.workload.fabric.client.proposal.SystemCalls;
import io.longshore.controller.workload.fabric.material.SigningIdentity;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.hyperledger.fabric.protos.common.Block;

/** The steps that make channels and bring peers into them. */
public final class ChannelSteps {
  private final OrdererQueries orderers;
  private final PeerQueries peers;
  private final StampSource stamps;
  private final Duration joinLimit;

  /**
   * Steps over these connections.
   *
   * @param joinLimit how long a peer may take to join
   */
  public ChannelSteps(
      OrdererQueries orderers, PeerQueries peers, StampSource stamps, Duration joinLimit) {
    this.orderers = orderers;
    this.peers = peers;
    this.stamps = stamps;
    this.joinLimit = joinLimit;
  }

  /**
   * The channel exists.
   *
   * @param orderer the one that is asked and told: another may not know yet what this one did
   * @param systemChannel must be in order before a new channel is asked for
   * @param signers administrators who agree, the sender first
   * @param recorded hash of the first block when the channel was made, if it was
   */
  public Step create(
      NewChannel channel,
      Access orderer,
      String systemChannel,
      List<SigningIdentity> signers,
      Optional<Digest> recorded) {
    return new Step() {
      @Override
      public String title() {
        return "channel " + channel.name() + " exists";
      }

      @Override
      public Finding<Decision> observe() {
        return orderers
            .genesis(orderer, channel.name())
            .map(
                block ->
                    ChannelDecisions.exists(
                        channel.name(), block.map(Block::getHeader).map(Blocks::hash), recorded));
      }

      @Override
      public Outcome act() {
        return orderers
            .isOrdering(orderer, systemChannel)
            .decide(
                ordering ->
                    orderers.broadcast(
                        orderer,
                        SignedUpdates.envelope(ChannelCreation.update(channel), signers, stamps)));
      }
    };
  }

  /**
   * The peer is in the channel.
   *
   * @param peer with its own organisation's administrator
   * @param genesis the channel's first block
   */
  public Step join(String channel, Block genesis, Access peer) {
    String name = peer.node().node();
    return new Step() {
      @Override
      public String title() {
        return name + " is in channel " + channel;
      }

      @Override
      public Finding<Decision> observe() {
        return peers
            .channels(peer)
            .then(
                joined ->
                    ChannelDecisions.joins(name, channel, joined)
                        .map(Finding::of)
                        .orElseGet(this::observeLedger));
      }

      private Finding<Decision> observeLedger() {
        return peers
            .genesis(peer, channel)
            .either(
                seen ->
                    Finding.of(
                        ChannelDecisions.joined(
                            name, channel, seen, Blocks.hash(genesis.getHeader()))),
                why ->
                    Finding.unknown(
                        ChannelDecisions.unread(name, peer.signer().mspId(), genesis, why)));
      }

      @Override
      public Outcome act() {
        SignedCall call = SignedCall.of(SystemCalls.join(genesis), peer.signer(), stamps.next());
        return Acting.on(peer, call, peers.propose(peer, call, joinLimit));
      }
    };
  }

  /**
   * The organisation's anchors in the channel are these.
   *
   * @param orderer with the organisation's administrator, who signs and sends
   */
  public Step anchors(
      String channel, String organization, SortedSet<AnchorPeer> anchors, Access orderer) {
    return new ConfigStep(
        orderers,
        stamps,
        new ConfigChange(
            channel,
            "the anchors of " + organization + " in " + channel + " are " + anchors,
            config -> ConfigEdits.withAnchors(config, organization, anchors)),
        orderer,
        List.of(orderer.signer()));
  }

  /**
   * The channel is configured as wanted, as far as these administrators can make it so.
   *
   * @param orderer with whoever sends the update
   * @param administrators whose keys are at hand
   */
  public Step configure(
      String title,
      WantedConfiguration wanted,
      Access orderer,
      List<SigningIdentity> administrators) {
    return new ConfigurationStep(orderers, stamps, title, wanted, orderer, administrators);
  }

  /**
   * The channel is configured as a change has it.
   *
   * @param orderer with whoever sends the update
   * @param signers administrators who agree
   */
  public Step configure(ConfigChange change, Access orderer, List<SigningIdentity> signers) {
    return new ConfigStep(orderers, stamps, change, orderer, signers);
  }
}
