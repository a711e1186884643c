package io.longshore.controller.channels;

import io.longshore.controller.operator.ChaincodeBuild;
import io.longshore.controller.workload.fabric.FabricNetwork;
import io.longshore.controller.workload.fabric.client.chaincode.BuilderImages;
import io.longshore.controller.workload.fabric.client.chaincode.ChaincodeLanguage;
import io.longshore.proto.v1.ChannelPlanStep;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The chaincodes whose images may have to be built. */
final class WantedBuilds {
  private WantedBuilds() {}

  /** Those whose image is not known to be on every host that needs it. */
  static List<ChaincodeBuild> of(FabricNetwork network, List<PlannedStep> steps, LookedAt looked) {
    Set<String> open =
        looked.open().stream().map(ChannelPlanStep::getTitle).collect(Collectors.toSet());
    return steps.stream()
        .filter(step -> open.contains(step.title()))
        .flatMap(step -> step instanceof PlannedStep.Image image ? Stream.of(image) : Stream.of())
        .map(image -> build(network, image))
        .toList();
  }

  private static ChaincodeBuild build(FabricNetwork network, PlannedStep.Image step) {
    BuilderImages images = network.sites().get(step.channel().peers().get(0).name()).images();
    ChaincodeLanguage language = step.chaincode().language();
    return new ChaincodeBuild(
        step.chaincode().id().toString(),
        network.imageNames(step.channel(), step.chaincode().id()),
        Stream.of(images.builds(language), images.runs(language)).distinct().toList());
  }
}
