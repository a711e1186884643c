package io.longshore.controller.channels;

import com.google.protobuf.ByteString;
import io.longshore.base.Digest;
import io.longshore.controller.fleet.HostImages;
import io.longshore.controller.workload.fabric.FabricNetwork;
import io.longshore.controller.workload.fabric.WantedChaincode;
import io.longshore.controller.workload.fabric.WantedChannel;
import io.longshore.controller.workload.fabric.client.answer.Finding;
import io.longshore.controller.workload.fabric.client.answer.Setback;
import io.longshore.controller.workload.fabric.client.chaincode.BuilderImages;
import io.longshore.controller.workload.fabric.client.chaincode.ChaincodeDefinition;
import io.longshore.controller.workload.fabric.client.chaincode.ChaincodeId;
import io.longshore.controller.workload.fabric.client.chaincode.ChaincodeImage;
import io.longshore.controller.workload.fabric.client.chaincode.ChaincodePackage;
import io.longshore.controller.workload.fabric.client.channel.Blocks;
import io.longshore.controller.workload.fabric.client.channel.NewChannel;
import io.longshore.controller.workload.fabric.client.channel.WantedConfiguration;
import io.longshore.controller.workload.fabric.client.link.Access;
import io.longshore.controller.workload.fabric.client.step.Step;
import io.longshore.controller.workload.fabric.material.OrganizationMaterial;
import io.longshore.controller.workload.fabric.material.OrganizationMsp;
import io.longshore.controller.workload.fabric.material.SigningIdentity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.hyperledger.fabric.protos.common.Block;

/** Planned steps as steps over real connections, for one run. Any thread may use it. */
final class BoundSteps implements PlannedStep.Visitor<Finding<Step>> {
  private final FabricConversation fabric;
  private final Function<String, Optional<Digest>> recorded;
  private final Function<ChaincodeId, Finding<ByteString>> code;
  private final SmokeSteps smoke;
  private final HostImages images;
  private final Map<String, Block> firstBlocks = new ConcurrentHashMap<>();

  /**
   * Steps of one run.
   *
   * @param recorded the hash of a channel's first block when it was made, by its name
   * @param code packages of chaincodes
   * @param smoke of the chaincodes
   * @param images has hosts make images
   */
  BoundSteps(
      FabricConversation fabric,
      Function<String, Optional<Digest>> recorded,
      Function<ChaincodeId, Finding<ByteString>> code,
      SmokeSteps smoke,
      HostImages images) {
    this.smoke = smoke;
    this.images = images;
    this.fabric = fabric;
    this.recorded = recorded;
    this.code = code;
  }

  /** The hash of a channel's first block. */
  Finding<Digest> firstBlock(WantedChannel channel) {
    return genesis(channel).map(block -> Blocks.hash(block.getHeader()));
  }

  @Override
  public Finding<Step> create(PlannedStep.Create step) {
    WantedChannel channel = step.channel();
    List<SigningIdentity> signers =
        channel.organizations().stream()
            .map(name -> fabric.materials().organization(name).admin())
            .toList();
    NewChannel wanted =
        new NewChannel(
            channel.name(),
            fabric.network().consortium(),
            channel.organizations(),
            channel.capabilities());
    return Finding.of(
        fabric.channels.create(
            wanted,
            member(channel),
            fabric.network().systemChannel(),
            signers,
            recorded.apply(channel.name())));
  }

  @Override
  public Finding<Step> configure(PlannedStep.Configure step) {
    FabricNetwork network = fabric.network();
    SortedMap<String, OrganizationMsp> msps = fabric.materials().msps();
    WantedConfiguration wanted =
        step.wanted()
            .map(channel -> network.configuration(channel, msps))
            .orElseGet(() -> network.systemConfiguration(msps));
    return Finding.of(
        fabric.channels.configure(
            step.title(),
            wanted.withoutAnchors(),
            fabric.orderer(network.orderers().get(0).organization()),
            fabric.materials().organizations().values().stream()
                .map(OrganizationMaterial::admin)
                .toList()));
  }

  @Override
  public Finding<Step> join(PlannedStep.Join step) {
    return genesis(step.channel())
        .map(block -> fabric.channels.join(step.channel().name(), block, fabric.peer(step.peer())));
  }

  @Override
  public Finding<Step> anchor(PlannedStep.Anchor step) {
    return Finding.of(
        fabric.channels.anchors(
            step.channel().name(),
            step.organization(),
            new TreeSet<>(List.of(step.anchor())),
            fabric.orderer(step.organization())));
  }

  @Override
  public Finding<Step> install(PlannedStep.Install step) {
    return packaged(step.chaincode())
        .map(code -> fabric.chaincodes.install(code, fabric.peer(step.peer())));
  }

  @Override
  public Finding<Step> image(PlannedStep.Image step) {
    SortedMap<String, List<String>> names =
        fabric.network().imageNames(step.channel(), step.chaincode().id());
    BuilderImages builders =
        fabric.network().sites().get(step.channel().peers().get(0).name()).images();
    return packaged(step.chaincode())
        .map(
            found ->
                new ImageStep(step.title(), new ChaincodeImage(found, builders), names, images));
  }

  @Override
  public Finding<Step> instantiate(PlannedStep.Instantiate step) {
    WantedChaincode chaincode = step.chaincode();
    return packaged(chaincode)
        .map(
            found ->
                fabric.chaincodes.instantiate(
                    step.channel().name(),
                    new ChaincodeDefinition(found, chaincode.initialization(), chaincode.policy()),
                    fabric.peer(step.peer()),
                    fabric.orderer(step.peer().organization())));
  }

  @Override
  public Finding<Step> ask(PlannedStep.Ask step) {
    return Finding.of(smoke.ask(step));
  }

  @Override
  public Finding<Step> invoke(PlannedStep.Invoke step) {
    return Finding.of(smoke.invoke(step));
  }

  private Finding<ChaincodePackage> packaged(WantedChaincode chaincode) {
    return code.apply(chaincode.id())
        .map(
            found ->
                new ChaincodePackage(
                    chaincode.id(), chaincode.language(), chaincode.importPath(), found));
  }

  private Access member(WantedChannel channel) {
    return fabric.orderer(channel.organizations().first());
  }

  private Finding<Block> genesis(WantedChannel channel) {
    Block known = firstBlocks.get(channel.name());
    if (known != null) {
      return Finding.of(known);
    }
    return fabric
        .orderers
        .genesis(member(channel), channel.name())
        .then(
            found ->
                found
                    .map(block -> keep(channel, block))
                    .orElseGet(
                        () ->
                            Finding.unknown(
                                new Setback.NotYet(
                                    "the orderer does not know channel " + channel.name()))));
  }

  private Finding<Block> keep(WantedChannel channel, Block block) {
    firstBlocks.put(channel.name(), block);
    return Finding.of(block);
  }
}
