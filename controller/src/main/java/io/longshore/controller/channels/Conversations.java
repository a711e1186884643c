package io.longshore.controller.channels;

import com.google.protobuf.ByteString;
import io.longshore.base.Digest;
import io.longshore.controller.fleet.HostImages;
import io.longshore.controller.store.ChannelRecords;
import io.longshore.controller.store.CodeStore;
import io.longshore.controller.store.SmokeRecords;
import io.longshore.controller.workload.fabric.FabricNetwork;
import io.longshore.controller.workload.fabric.client.answer.Finding;
import io.longshore.controller.workload.fabric.client.answer.Outcome;
import io.longshore.controller.workload.fabric.client.answer.Setback;
import io.longshore.controller.workload.fabric.client.chaincode.ChaincodeId;
import io.longshore.controller.workload.fabric.client.link.FabricLink;
import io.longshore.controller.workload.fabric.client.proposal.StampSource;
import io.longshore.controller.workload.fabric.client.step.PeerQueries;
import io.longshore.controller.workload.fabric.client.step.Step;
import io.longshore.controller.workload.fabric.material.Materials;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The controller's conversations with networks, over connections that it keeps. */
final class Conversations {
  private final Supplier<Optional<Materials>> materials;
  private final ChannelRecords channels;
  private final SmokeRecords smoke;
  private final CodeStore code;
  private final Clock clock;
  private final StampSource stamps;
  private final FabricLink link;
  private final HostImages images;

  Conversations(
      Supplier<Optional<Materials>> materials,
      ChannelRecords channels,
      SmokeRecords smoke,
      CodeStore code,
      Clock clock,
      StampSource stamps,
      FabricLink link,
      HostImages images) {
    this.materials = materials;
    this.channels = channels;
    this.smoke = smoke;
    this.code = code;
    this.clock = clock;
    this.stamps = stamps;
    this.link = link;
    this.images = images;
  }

  /** The keys of the network in use. */
  Optional<Materials> materials() {
    return materials.get();
  }

  CodeStore code() {
    return code;
  }

  /**
   * A conversation.
   *
   * @param held keys of every organisation in it
   * @param serving names of nodes that the fleet says serve
   */
  Conversation with(
      FabricNetwork network, Materials held, Supplier<? extends Set<String>> serving) {
    String own = held.genesis().sha256();
    FabricConversation fabric = new FabricConversation(network, held, link, stamps, serving);
    SmokeSteps tests = new SmokeSteps(fabric, smoke, own, clock);
    BoundSteps steps =
        new BoundSteps(
            fabric, channel -> channels.firstBlock(own, channel), this::packaged, tests, images);
    return new Conversation(own, steps, tests);
  }

  /** The nodes of a network as they are looked at. */
  FabricConversation nodes(FabricNetwork network, Materials held) {
    return new FabricConversation(network, held, link, stamps);
  }

  /** Asks peers, each question for so long. */
  PeerQueries peers(Duration limit) {
    return new PeerQueries(link, stamps, limit);
  }

  /** The hash of a channel's first block when it was made, if it was made here. */
  Optional<Digest> firstBlock(Materials held, String channel) {
    return channels.firstBlock(held.genesis().sha256(), channel);
  }

  private Finding<ByteString> packaged(ChaincodeId id) {
    return code.find(id.name(), id.version())
        .map(ByteString::copyFrom)
        .map(Finding::of)
        .orElseGet(
            () ->
                Finding.unknown(
                    new Setback.Refused(
                        "the controller has no package of " + id,
                        "put its sources beside the spec, or name their place with --sources DIR,"
                            + " and apply again; or leave chaincodes out: --without-chaincode")));
  }

  /** One network's steps over its nodes. Any thread may use it. */
  final class Conversation {
    private final String own;
    private final BoundSteps steps;
    private final SmokeSteps tests;

    private Conversation(String own, BoundSteps steps, SmokeSteps tests) {
      this.own = own;
      this.steps = steps;
      this.tests = tests;
    }

    /** The step as one that can be looked at and made. */
    Finding<Step> bind(PlannedStep step) {
      return step.accept(steps);
    }

    /** Whether the smoke test that a step belongs to has passed. */
    boolean tried(PlannedStep step) {
      return tests.passed(step);
    }

    /** Writes down what has to be known of a step that is so. */
    void note(PlannedStep step, Outcome so) {
      if (step instanceof PlannedStep.Ask ask) {
        tests.answered(ask);
      }
      if (step instanceof PlannedStep.Create create) {
        steps.firstBlock(create.channel()).map(seen -> record(create.channel().name(), seen));
      }
    }

    /** Its channels are lost with their ledgers: none that is made before counts. */
    void forget(FabricNetwork network) {
      network.channels().forEach(channel -> channels.forget(own, channel.name()));
    }

    /** What is seen later must be this very channel. */
    private Digest record(String channel, Digest seen) {
      if (!channels.firstBlock(own, channel).equals(Optional.of(seen))) {
        channels.put(own, channel, seen);
      }
      return seen;
    }
  }
}
