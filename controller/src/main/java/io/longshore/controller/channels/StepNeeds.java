package io.longshore.controller.channels;

import io.longshore.controller.workload.fabric.DialledNode;
import io.longshore.controller.workload.fabric.WantedChannel;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What must be so before a step is begun.
 *
 * @param steps that must be so
 * @param nodes that must serve, by their full names
 * @param orderer whether one of the orderers must serve too
 */
record StepNeeds(List<PlannedStep> steps, Set<String> nodes, boolean orderer) {
  StepNeeds {
    steps = List.copyOf(steps);
    nodes = Set.copyOf(nodes);
  }

  /** What this step needs of all that are planned. */
  static StepNeeds of(PlannedStep step, List<PlannedStep> all) {
    List<PlannedStep> before =
        all.subList(0, all.indexOf(step)).stream()
            .filter(one -> step.accept(new After(one)))
            .toList();
    return step.accept(new Nodes(before));
  }

  private static boolean makes(PlannedStep one, WantedChannel channel) {
    return one instanceof PlannedStep.Create create && create.channel().equals(channel);
  }

  private static boolean configures(PlannedStep one, WantedChannel channel) {
    return one instanceof PlannedStep.Configure configure
        && configure.wanted().equals(Optional.of(channel));
  }

  /** Whether a step comes after this one, of those that stand before it. */
  private record After(PlannedStep one) implements PlannedStep.Visitor<Boolean> {
    /** Members that the system channel does not know cannot create a channel. */
    @Override
    public Boolean create(PlannedStep.Create step) {
      return one instanceof PlannedStep.Configure configure && configure.wanted().isEmpty();
    }

    @Override
    public Boolean configure(PlannedStep.Configure step) {
      return step.wanted().filter(channel -> makes(one, channel)).isPresent();
    }

    /** A peer of an organisation that is no member yet would be denied every block. */
    @Override
    public Boolean join(PlannedStep.Join step) {
      return makes(one, step.channel()) || configures(one, step.channel());
    }

    /** One at a time: two updates of one configuration would be made for the same one before. */
    @Override
    public Boolean anchor(PlannedStep.Anchor step) {
      return makes(one, step.channel())
          || configures(one, step.channel())
          || one instanceof PlannedStep.Anchor other && other.channel().equals(step.channel());
    }

    /**
     * A peer takes a package whether or not it is in any channel. It never gives one up again, so
     * that it is offered none that was not built: sources that are put right keep their version.
     */
    @Override
    public Boolean install(PlannedStep.Install step) {
      return one instanceof PlannedStep.Image image && image.chaincode().equals(step.chaincode());
    }

    /** One at a time: builds want all of a host, and its agent has other things to do. */
    @Override
    public Boolean image(PlannedStep.Image step) {
      return one instanceof PlannedStep.Image;
    }

    @Override
    public Boolean instantiate(PlannedStep.Instantiate step) {
      return makes(one, step.channel())
          || one instanceof PlannedStep.Image image
              && image.channel().equals(step.channel())
              && image.chaincode().equals(step.chaincode())
          || one instanceof PlannedStep.Join join && join.channel().equals(step.channel())
          || one instanceof PlannedStep.Install install
              && install.chaincode().equals(step.chaincode());
    }

    @Override
    public Boolean ask(PlannedStep.Ask step) {
      return step.after()
          ? one instanceof PlannedStep.Invoke invoke
              && invoke.channel().equals(step.channel())
              && invoke.chaincode().equals(step.chaincode())
          : one instanceof PlannedStep.Instantiate instantiate
              && instantiate.channel().equals(step.channel())
              && instantiate.chaincode().equals(step.chaincode());
    }

    @Override
    public Boolean invoke(PlannedStep.Invoke step) {
      return one instanceof PlannedStep.Ask ask
          && !ask.after()
          && ask.channel().equals(step.channel())
          && ask.chaincode().equals(step.chaincode());
    }
  }

  private record Nodes(List<PlannedStep> before) implements PlannedStep.Visitor<StepNeeds> {
    private StepNeeds needs(boolean orderer, DialledNode... peers) {
      Set<String> names = new TreeSet<>();
      for (DialledNode peer : peers) {
        names.add(peer.name());
      }
      return new StepNeeds(before, names, orderer);
    }

    @Override
    public StepNeeds create(PlannedStep.Create step) {
      return needs(true);
    }

    @Override
    public StepNeeds configure(PlannedStep.Configure step) {
      return needs(true);
    }

    @Override
    public StepNeeds join(PlannedStep.Join step) {
      return needs(true, step.peer());
    }

    @Override
    public StepNeeds anchor(PlannedStep.Anchor step) {
      return needs(true);
    }

    @Override
    public StepNeeds install(PlannedStep.Install step) {
      return needs(false, step.peer());
    }

    /** Neither a peer nor an orderer: it is made while others start. */
    @Override
    public StepNeeds image(PlannedStep.Image step) {
      return needs(false);
    }

    @Override
    public StepNeeds instantiate(PlannedStep.Instantiate step) {
      return needs(true, step.peer());
    }

    @Override
    public StepNeeds ask(PlannedStep.Ask step) {
      return needs(false, step.peer());
    }

    @Override
    public StepNeeds invoke(PlannedStep.Invoke step) {
      return needs(true, step.endorsers().toArray(DialledNode[]::new));
    }
  }
}
