package io.longshore.controller.workload.fabric.material;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * How long a network's material takes to be made, forced to disk file by file, and its nodes'
 * certificates to be signed: {@code deploy/bench material}. The nodes' keys and requests are made
 * beforehand: their hosts make them, each its own.
 */
public final class MaterialBenchMain {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int ORGANIZATIONS = 100;
  private static final int PEERS = 10;

  private MaterialBenchMain() {}

  /** Prints figures of as many rounds as the first argument says. */
  public static void main(String[] arguments) throws Exception {
    int rounds = Integer.parseInt(arguments[0]);
    measure(
        "the seed network",
        MaterialRequest.of(GoldenNetwork.ORGANIZATIONS, GoldenNetwork.ORDERING),
        3,
        2,
        rounds);
    List<Organization> many = new ArrayList<>(List.of(GoldenNetwork.ORDERER_ORG));
    for (int one = 1; one <= ORGANIZATIONS; one++) {
      String name = "Org" + one + "MSP";
      many.add(new Organization(name, name, "org" + one + ".example.com", Organization.Role.PEER));
    }
    measure(
        ORGANIZATIONS + " organisations x " + PEERS + " peers",
        MaterialRequest.of(many, GoldenNetwork.ORDERING),
        3,
        PEERS,
        rounds);
  }

  private static void measure(
      String name, MaterialRequest request, int orderers, int peers, int rounds) throws Exception {
    List<Long> made = new ArrayList<>();
    List<Long> signed = new ArrayList<>();
    int certificates = 0;
    byte[] pkcs10 = TestRequests.honest(RANDOM);
    for (int round = 0; round < rounds; round++) {
      Path folder = Files.createTempDirectory("longshore-bench");
      try {
        long began = System.nanoTime();
        Materials materials =
            MaterialStore.open(folder.resolve("material"), RANDOM, Clock.systemUTC())
                .ensure(request);
        long wasMade = System.nanoTime();
        certificates = sign(materials, pkcs10, orderers, peers);
        signed.add(System.nanoTime() - wasMade);
        made.add(wasMade - began);
      } finally {
        delete(folder);
      }
    }
    print(name + ": first, cold", List.of(made.get(0) + signed.get(0)));
    print("  authorities, admins, genesis block", made);
    print("  " + certificates + " certificates of nodes", signed);
  }

  private static int sign(Materials materials, byte[] pkcs10, int orderers, int peers)
      throws RequestRefused {
    int certificates = 0;
    for (OrganizationMaterial one : materials.organizations().values()) {
      Organization organization = one.msp().organization();
      boolean orders = organization.role() == Organization.Role.ORDERER;
      for (int node = 0; node < (orders ? orderers : peers); node++) {
        String name = (orders ? "orderer" : "peer") + node + "." + organization.domain();
        for (LeafSubject subject :
            List.of(LeafSubject.node(organization, name), LeafSubject.server(name, "10.0.0.1"))) {
          CertificateIssuer issuer = one.issuer(subject.profile());
          issuer.issue(
              pkcs10,
              subject,
              Validity.under(issuer.certificate(), Clock.systemUTC().instant()),
              SerialNumbers.next(RANDOM));
          certificates++;
        }
      }
    }
    return certificates;
  }

  private static void print(String name, List<Long> nanos) {
    List<Long> sorted = new ArrayList<>(nanos);
    Collections.sort(sorted);
    System.out.printf(
        Locale.ROOT,
        "%-38s %8.3f %8.3f %8.3f   (%d runs)%n",
        name,
        sorted.get(0) / 1e9,
        sorted.get(sorted.size() / 2) / 1e9,
        sorted.get(sorted.size() - 1) / 1e9,
        sorted.size());
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
