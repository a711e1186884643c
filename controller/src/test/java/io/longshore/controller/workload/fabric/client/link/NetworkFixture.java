package io.longshore.controller.workload.fabric.client.link;

import io.longshore.base.ManualClock;
import io.longshore.controller.workload.fabric.client.proposal.StampSource;
import io.longshore.controller.workload.fabric.material.BatchLimits;
import io.longshore.controller.workload.fabric.material.MaterialException;
import io.longshore.controller.workload.fabric.material.MaterialRequest;
import io.longshore.controller.workload.fabric.material.MaterialStore;
import io.longshore.controller.workload.fabric.material.Materials;
import io.longshore.controller.workload.fabric.material.OrderingSpec;
import io.longshore.controller.workload.fabric.material.Organization;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Material of a network with two peer organisations, for tests. */
public final class NetworkFixture {
  // The JDK judges certificates by the real time, whatever a test's clock says.
  static final Instant NOW = Clock.systemUTC().instant();

  private static final List<Organization> ORGANIZATIONS =
      List.of(
          new Organization("OrdererOrg", "OrdererMSP", "example.com", Organization.Role.ORDERER),
          new Organization("Org1MSP", "Org1MSP", "org1.example.com", Organization.Role.PEER),
          new Organization("Org2MSP", "Org2MSP", "org2.example.com", Organization.Role.PEER));

  private NetworkFixture() {}

  /** A clock that stands still. */
  public static ManualClock clock() {
    return new ManualClock(NOW);
  }

  /** Stamps of that time. */
  public static StampSource stamps() {
    return new StampSource(clock(), new SecureRandom());
  }

  /** The network's material, made in the folder. */
  public static Materials material(Path folder) throws MaterialException {
    return MaterialStore.open(folder.resolve("material"), new SecureRandom(), clock())
        .ensure(
            MaterialRequest.of(
                ORGANIZATIONS,
                OrderingSpec.withDefaults(
                    List.of("orderer1.example.com:7050"),
                    List.of("kafka1:9092"),
                    new BatchLimits(Duration.ofSeconds(2), 10, 98L << 20, 512L << 10))));
  }
}
