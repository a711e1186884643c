package io.longshore.controller.serve;

import io.longshore.base.Loop;
import io.longshore.controller.workload.fabric.material.BatchLimits;
import io.longshore.controller.workload.fabric.material.MaterialRequest;
import io.longshore.controller.workload.fabric.material.MaterialStore;
import io.longshore.controller.workload.fabric.material.Materials;
import io.longshore.controller.workload.fabric.material.OrderingSpec;
import io.longshore.controller.workload.fabric.material.Organization;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a small network's material and forgets it. The first time a process does so takes it about
 * 0.7 s, nearly all of it loading cryptography and Fabric's messages: better before the first apply
 * than within it.
 */
final class WarmUp {
  private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);

  private WarmUp() {}

  static void begin(Loop loop, SecureRandom random, Clock clock) {
    loop.<Materials>offload(
        "warm up",
        () -> MaterialStore.forgetful(random, clock).ensure(small()),
        (material, trouble) -> {
          if (trouble != null) {
            LOG.warn("the controller could not make a network's material in memory", trouble);
          }
        });
  }

  private static MaterialRequest small() {
    return MaterialRequest.of(
        List.of(
            new Organization("OrdererOrg", "OrdererMSP", "example.com", Organization.Role.ORDERER),
            new Organization("Org1", "Org1MSP", "org1.example.com", Organization.Role.PEER)),
        OrderingSpec.withDefaults(
            List.of("orderer1.example.com:7050"),
            List.of("kafka1:9092"),
            new BatchLimits(Duration.ofSeconds(2), 10, 99L << 20, 512L << 10)));
  }
}
