package io.longshore.controller.workload.fabric.client.step;

import io.longshore.controller.workload.fabric.client.answer.Finding;
import io.longshore.controller.workload.fabric.client.answer.Outcome;
import io.longshore.controller.workload.fabric.client.channel.ConfigDifference;
import io.longshore.controller.workload.fabric.client.channel.ConfigDifferences;
import io.longshore.controller.workload.fabric.client.channel.ConfigUpdates;
import io.longshore.controller.workload.fabric.client.channel.Consent;
import io.longshore.controller.workload.fabric.client.channel.SignedUpdates;
import io.longshore.controller.workload.fabric.client.channel.WantedConfiguration;
import io.longshore.controller.workload.fabric.client.link.Access;
import io.longshore.controller.workload.fabric.client.proposal.StampSource;
import io.longshore.controller.workload.fabric.material.SigningIdentity;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hyperledger.fabric.protos.common.Config;
import org.hyperledger.fabric.protos.common.ConfigUpdate;

/**
 * A channel is configured as a spec wants it, as far as the administrators at hand can make it so.
 * What needs somebody else's signature, or a person's decision, is left as it is and said.
 */
final class ConfigurationStep implements Step {
  private final OrdererQueries orderers;
  private final StampSource stamps;
  private final String title;
  private final WantedConfiguration wanted;
  private final Access orderer;
  private final List<SigningIdentity> administrators;

  ConfigurationStep(
      OrdererQueries orderers,
      StampSource stamps,
      String title,
      WantedConfiguration wanted,
      Access orderer,
      List<SigningIdentity> administrators) {
    this.orderers = orderers;
    this.stamps = stamps;
    this.title = title;
    this.wanted = wanted;
    this.orderer = orderer;
    this.administrators = List.copyOf(administrators);
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public Finding<Decision> observe() {
    return orderers.configuration(orderer, wanted.channel()).map(this::decide);
  }

  @Override
  public Outcome act() {
    return orderers.configuration(orderer, wanted.channel()).decide(this::submit);
  }

  private Decision decide(Config current) {
    Optional<ConfigUpdate> update = update(current);
    if (update.isEmpty()) {
      return new Decision.Leave(title);
    }
    Consent consent = Consent.to(current, update.get());
    return consent.isGiven(named(signers(consent)))
        ? new Decision.Act(words(current))
        : new Decision.Await(
            words(current)
                + " is left as it is: the controller's administrators are not enough for it, of "
                + String.join(", ", consent.voices())
                + "; controller fabric channel update "
                + wanted.channel()
                + " --export FILE writes it for the others to sign");
  }

  private Outcome submit(Config current) {
    Optional<ConfigUpdate> update = update(current);
    if (update.isEmpty()) {
      return new Outcome.AlreadySo(title);
    }
    List<SigningIdentity> signers = signers(Consent.to(current, update.get()));
    return orderers.broadcast(
        orderer,
        SignedUpdates.envelope(
            wanted.channel(),
            SignedUpdates.bytes(update.get()),
            signers.stream()
                .map(
                    one ->
                        SignedUpdates.sign(SignedUpdates.bytes(update.get()), one, stamps.next()))
                .toList(),
            orderer.signer(),
            stamps.next()));
  }

  private Optional<ConfigUpdate> update(Config current) {
    return ConfigUpdates.between(
        wanted.channel(), current, ConfigDifferences.applied(wanted, current));
  }

  private List<SigningIdentity> signers(Consent consent) {
    return administrators.stream().filter(one -> consent.voices().contains(one.mspId())).toList();
  }

  private static SortedSet<String> named(List<SigningIdentity> signers) {
    return signers.stream()
        .map(SigningIdentity::mspId)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private String words(Config current) {
    return ConfigDifferences.of(wanted, current).stream()
        .filter(one -> one.edit().isPresent())
        .map(ConfigurationStep::words)
        .collect(Collectors.joining("; "));
  }

  private static String words(ConfigDifference one) {
    return one.topic().word() + " " + one.has() + " -> " + one.wants();
  }
}
