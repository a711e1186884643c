package io.longshore.controller.workload.fabric.client.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.longshore.controller.ledger.OfflineSignature;
import io.longshore.controller.workload.fabric.client.answer.Outcome;
import io.longshore.controller.workload.fabric.client.channel.AnchorPeer;
import io.longshore.controller.workload.fabric.client.channel.ConfigDifferences;
import io.longshore.controller.workload.fabric.client.channel.ConfigUpdates;
import io.longshore.controller.workload.fabric.client.channel.Consent;
import io.longshore.controller.workload.fabric.client.channel.NewChannel;
import io.longshore.controller.workload.fabric.client.channel.SignedUpdates;
import io.longshore.controller.workload.fabric.client.channel.UpdateFile;
import io.longshore.controller.workload.fabric.client.channel.WantedConfiguration;
import io.longshore.controller.workload.fabric.client.link.Access;
import io.longshore.controller.workload.fabric.client.step.Step;
import io.longshore.controller.workload.fabric.material.BatchLimits;
import io.longshore.controller.workload.fabric.material.MaterialRequest;
import io.longshore.controller.workload.fabric.material.MaterialStore;
import io.longshore.controller.workload.fabric.material.NodeFolders;
import io.longshore.controller.workload.fabric.material.OrderingSpec;
import io.longshore.controller.workload.fabric.material.Organization;
import io.longshore.controller.workload.fabric.material.OrganizationMaterial;
import io.longshore.controller.workload.fabric.material.OrganizationMsp;
import io.longshore.controller.workload.fabric.material.SigningIdentity;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hyperledger.fabric.protos.common.Config;
import org.hyperledger.fabric.protos.common.ConfigUpdate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Every kind of update against Fabric's own orderer; as {@link RealFabricTest} is run. */
@EnabledIfSystemProperty(
    named = "longshore.fabric",
    matches = ".+",
    disabledReason = "needs Fabric's own programs: -Dlongshore.fabric=DIR with bin/ and config/")
class RealUpdatesTest extends RealClient {
  private static final Organization ORG3 =
      new Organization("Org3MSP", "Org3MSP", "org3.example.com", Organization.Role.PEER);
  private static final BatchLimits BATCH =
      new BatchLimits(Duration.ofMillis(300), 10, 98L << 20, 512L << 10);
  private static final BatchLimits OTHER_BATCH =
      new BatchLimits(Duration.ofMillis(200), 20, 90L << 20, 256L << 10);

  @TempDir private Path folder;
  private String address;

  @Test
  void the_orderer_takes_every_kind_of_update_and_then_nothing_differs() throws Exception {
    Path home = Path.of(System.getProperty("longshore.fabric"));
    try (RealNetwork network =
            new RealNetwork(home, folder, kafka(), "unix:///nowhere/docker.sock");
        link) {
      Access orderer = network.orderer(RealNetwork.ORDERERS);
      address = "127.0.0.1:" + orderer.node().port();
      OrganizationMaterial third = elsewhere();
      makes(create(network, "V1_2"));

      List<SigningIdentity> ours = new ArrayList<>();
      network.materials().organizations().values().forEach(one -> ours.add(one.admin()));
      SortedMap<String, OrganizationMsp> members = members(network);
      becomes(network, wanted(members, BATCH, "V1_2", address), ours, false);
      becomes(network, wanted(members, OTHER_BATCH, "V1_2", address), ours, true);
      becomes(network, wanted(members, OTHER_BATCH, "V1_2", address, "127.0.0.1:9"), ours, true);
      becomes(network, wanted(members, OTHER_BATCH, "V1_2", address), ours, true);
      becomes(network, wanted(members, OTHER_BATCH, "V1_3", address), ours, true);

      SortedMap<String, OrganizationMsp> three = new TreeMap<>(members);
      three.put(ORG3.name(), third.msp());
      becomes(network, system(three, OTHER_BATCH, address), ours, true);
      WantedConfiguration wider = wanted(three, OTHER_BATCH, "V1_3", address);
      becomes(network, wider, ours, true);
      anchored(network, third);
      signsElsewhere(network, wanted(three, BATCH, "V1_3", address), third);
    }
  }

  /** What one store's administrators cannot change alone is signed at another and then taken. */
  private void signsElsewhere(
      RealNetwork network, WantedConfiguration again, OrganizationMaterial third) throws Exception {
    SortedSet<String> capabilities = new TreeSet<>(List.of("V1_3", "V1_2"));
    WantedConfiguration wanted =
        new WantedConfiguration(
            again.channel(),
            Optional.empty(),
            again.members(),
            new TreeMap<>(),
            Optional.empty(),
            Optional.of(capabilities));
    SigningIdentity first = network.admin(RealNetwork.ORG1);
    Access orderer = network.orderer(RealNetwork.ORG1);
    Outcome left = run(channels.configure("two are needed", wanted, orderer, List.of(first)));
    assertInstanceOf(Outcome.AlreadySo.class, left, left::toString);
    assertTrue(left.toString().contains("--export FILE"), left::toString);

    Config before = current(orderer);
    ConfigUpdate update =
        ConfigUpdates.between(CHANNEL.name(), before, ConfigDifferences.applied(wanted, before))
            .orElseThrow();
    assertFalse(Consent.to(before, update).isGiven(Set.of("Org1MSP")));
    assertTrue(Consent.to(before, update).isGiven(Set.of("Org1MSP", "Org3MSP")));
    UpdateFile file = new UpdateFile(CHANNEL.name(), SignedUpdates.bytes(update), List.of());
    file = file.with(SignedUpdates.sign(file.update(), first, stamps.next()));
    Outcome lacking = send(orderer, file);
    assertTrue(lacking.toString().contains("lacks signatures"), lacking::toString);
    Path elsewhere = folder.resolve("elsewhere");
    NodeFolders.writeAdmin(elsewhere, third);
    file =
        UpdateFile.of(
            OfflineSignature.of(
                    file.bytes(), elsewhere, "Org3MSP", Clock.systemUTC(), new SecureRandom())
                .file());
    Outcome taken = send(orderer, file);
    assertTrue(taken.isSo(), taken::toString);
    remains(channels.configure("two have signed", wanted, orderer, List.of(first)));
    assertEquals(List.of(), ConfigDifferences.of(wanted, current(orderer)));
  }

  private Outcome send(Access orderer, UpdateFile file) {
    return orderers.broadcast(
        orderer,
        SignedUpdates.envelope(
            file.channel(), file.update(), file.signatures(), orderer.signer(), stamps.next()));
  }

  /** A member's anchor is its own administrator's, whose keys are in another store. */
  private void anchored(RealNetwork network, OrganizationMaterial third) {
    Access orderer = new Access(network.orderer(RealNetwork.ORG1).node(), third.admin());
    Step anchors =
        channels.anchors(
            CHANNEL.name(),
            ORG3.name(),
            new TreeSet<>(List.of(new AnchorPeer("peer0.org3.example.com", 8051))),
            orderer);
    makes(anchors);
    remains(anchors);
  }

  private void becomes(
      RealNetwork network, WantedConfiguration wanted, List<SigningIdentity> ours, boolean anew) {
    Access orderer = network.orderer(RealNetwork.ORDERERS);
    Step step = channels.configure("as wanted", wanted, orderer, ours);
    if (anew) {
      makes(step);
    }
    remains(step);
    assertEquals(
        List.of(),
        ConfigDifferences.of(wanted, known(orderers.configuration(orderer, wanted.channel()))));
  }

  private Config current(Access orderer) {
    return known(orderers.configuration(orderer, CHANNEL.name()));
  }

  private Step create(RealNetwork network, String application) {
    return channels.create(
        new NewChannel(
            CHANNEL.name(),
            OrderingSpec.DEFAULT_CONSORTIUM,
            CHANNEL.organizations(),
            new TreeSet<>(List.of(application))),
        network.orderer(RealNetwork.ORG1),
        OrderingSpec.DEFAULT_SYSTEM_CHANNEL,
        List.of(network.admin(RealNetwork.ORG1), network.admin(RealNetwork.ORG2)),
        Optional.empty());
  }

  private static SortedMap<String, OrganizationMsp> members(RealNetwork network) {
    SortedMap<String, OrganizationMsp> members = new TreeMap<>(network.materials().msps());
    members.remove(RealNetwork.ORDERERS.name());
    return members;
  }

  private static WantedConfiguration wanted(
      SortedMap<String, OrganizationMsp> members,
      BatchLimits batch,
      String application,
      String... addresses) {
    return new WantedConfiguration(
        CHANNEL.name(),
        Optional.empty(),
        members,
        new TreeMap<>(),
        Optional.of(ordering(batch, addresses)),
        Optional.of(new TreeSet<>(List.of(application))));
  }

  private static WantedConfiguration system(
      SortedMap<String, OrganizationMsp> members, BatchLimits batch, String... addresses) {
    return new WantedConfiguration(
        OrderingSpec.DEFAULT_SYSTEM_CHANNEL,
        Optional.of(OrderingSpec.DEFAULT_CONSORTIUM),
        members,
        new TreeMap<>(),
        Optional.of(ordering(batch, addresses)),
        Optional.empty());
  }

  private static OrderingSpec ordering(BatchLimits batch, String... addresses) {
    return OrderingSpec.withDefaults(List.of(addresses), List.of("127.0.0.1:9092"), batch);
  }

  private static OrganizationMaterial elsewhere() throws Exception {
    return MaterialStore.forgetful(new SecureRandom(), Clock.systemUTC())
        .ensure(
            MaterialRequest.of(
                List.of(RealNetwork.ORDERERS, ORG3), ordering(BATCH, "127.0.0.1:7050")))
        .organization(ORG3.name());
  }
}
