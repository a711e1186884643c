package io.longshore.controller.channels;

import io.longshore.controller.workload.fabric.DialledNode;
import io.longshore.controller.workload.fabric.SmokeTest;
import io.longshore.controller.workload.fabric.WantedChaincode;
import io.longshore.controller.workload.fabric.WantedChannel;
import io.longshore.controller.workload.fabric.client.channel.AnchorPeer;
import java.util.List;
import java.util.Optional;

/** One thing that is to be so before the next is tried. */
sealed interface PlannedStep {
  /** What is to be so. */
  String title();

  /** Asks the one of nine that this is. */
  <R> R accept(Visitor<R> visitor);

  /** The ordering service has the channel. */
  record Create(WantedChannel channel) implements PlannedStep {
    @Override
    public String title() {
      return "channel " + channel.name() + " exists";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.create(this);
    }
  }

  /**
   * The channel is configured as the spec has it, apart from anchors, which have steps of their
   * own.
   *
   * @param channel its name
   * @param wanted what the spec says of it; empty for the system channel
   */
  record Configure(String channel, Optional<WantedChannel> wanted) implements PlannedStep {
    @Override
    public String title() {
      return channel + " is configured as the spec has it";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.configure(this);
    }
  }

  /** The peer holds the channel's ledger. */
  record Join(WantedChannel channel, DialledNode peer) implements PlannedStep {
    @Override
    public String title() {
      return peer.name() + " is in " + channel.name();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.join(this);
    }
  }

  /** The organisation is found by this peer. */
  record Anchor(WantedChannel channel, String organization, AnchorPeer anchor)
      implements PlannedStep {
    @Override
    public String title() {
      return "the anchor of " + organization + " in " + channel.name() + " is " + anchor;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.anchor(this);
    }
  }

  /** The peer has the chaincode's package. */
  record Install(WantedChaincode chaincode, DialledNode peer) implements PlannedStep {
    @Override
    public String title() {
      return peer.name() + " has the package of " + chaincode.id();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.install(this);
    }
  }

  /** The hosts of the channel's peers have the chaincode's image, so that no peer builds one. */
  record Image(WantedChannel channel, WantedChaincode chaincode) implements PlannedStep {
    @Override
    public String title() {
      return "the hosts of " + channel.name() + " have the image of " + chaincode.id();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.image(this);
    }
  }

  /** The channel runs the chaincode, in this version; its first endorser is this peer. */
  record Instantiate(WantedChannel channel, WantedChaincode chaincode, DialledNode peer)
      implements PlannedStep {
    @Override
    public String title() {
      return channel.name() + " runs " + chaincode.id();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.instantiate(this);
    }
  }

  /**
   * The chaincode has answered the peer's question of its smoke test.
   *
   * @param after whether the answer is the one that follows the test's invoke
   */
  record Ask(
      WantedChannel channel,
      WantedChaincode chaincode,
      SmokeTest test,
      DialledNode peer,
      boolean after)
      implements PlannedStep {
    /** What it is to answer. */
    String expected() {
      return after ? test.then() : test.expect();
    }

    @Override
    public String title() {
      return peer.name()
          + " answers "
          + expected()
          + " to "
          + chaincode.id().name()
          + " "
          + String.join(" ", test.query());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.ask(this);
    }
  }

  /** The transaction of a chaincode's smoke test took effect, endorsed by these peers. */
  record Invoke(
      WantedChannel channel, WantedChaincode chaincode, SmokeTest test, List<DialledNode> endorsers)
      implements PlannedStep {
    @Override
    public String title() {
      return channel.name()
          + " has taken "
          + chaincode.id().name()
          + " "
          + String.join(" ", test.invoke())
          + " once";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.invoke(this);
    }
  }

  /** One answer for each of the nine. */
  interface Visitor<R> {
    R create(Create step);

    R configure(Configure step);

    R join(Join step);

    R anchor(Anchor step);

    R install(Install step);

    R image(Image step);

    R instantiate(Instantiate step);

    R ask(Ask step);

    R invoke(Invoke step);
  }
}
