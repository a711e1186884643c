package io.longshore.controller.channels;

import io.longshore.controller.workload.fabric.WantedChaincode;
import io.longshore.controller.workload.fabric.WantedChannel;
import java.util.function.Function;

/**
 * What a step is about, by name.
 *
 * @param ofChannel the name when it is about a channel
 * @param ofCode the name when it needs a chaincode's package
 */
record StepSubject(
    Function<WantedChannel, String> ofChannel, Function<WantedChaincode, String> ofCode)
    implements PlannedStep.Visitor<String> {
  /** The channel; empty for a package on a peer. */
  static final StepSubject CHANNEL = new StepSubject(WantedChannel::name, code -> "");

  /** "name version" of the chaincode whose package is needed; empty where none is. */
  static final StepSubject CODE = new StepSubject(channel -> "", code -> code.id().toString());

  @Override
  public String create(PlannedStep.Create step) {
    return ofChannel.apply(step.channel());
  }

  @Override
  public String configure(PlannedStep.Configure step) {
    return step.wanted().map(ofChannel).orElse("");
  }

  @Override
  public String join(PlannedStep.Join step) {
    return ofChannel.apply(step.channel());
  }

  @Override
  public String anchor(PlannedStep.Anchor step) {
    return ofChannel.apply(step.channel());
  }

  @Override
  public String install(PlannedStep.Install step) {
    return ofCode.apply(step.chaincode());
  }

  @Override
  public String image(PlannedStep.Image step) {
    return ofCode.apply(step.chaincode());
  }

  @Override
  public String instantiate(PlannedStep.Instantiate step) {
    return ofChannel.apply(step.channel()) + ofCode.apply(step.chaincode());
  }

  @Override
  public String ask(PlannedStep.Ask step) {
    return ofChannel.apply(step.channel());
  }

  @Override
  public String invoke(PlannedStep.Invoke step) {
    return ofChannel.apply(step.channel());
  }
}
