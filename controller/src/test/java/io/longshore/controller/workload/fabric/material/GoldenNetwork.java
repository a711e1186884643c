package io.longshore.controller.workload.fabric.material;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The network that Fabric 1.4.0's own tools were asked for, and what they answered. */
final class GoldenNetwork {
  static final Organization ORDERER_ORG =
      new Organization("OrdererOrg", "OrdererMSP", "example.com", Organization.Role.ORDERER);
  static final Organization ORG1 =
      new Organization("Org1MSP", "Org1MSP", "org1.example.com", Organization.Role.PEER);
  static final Organization ORG2 =
      new Organization("Org2MSP", "Org2MSP", "org2.example.com", Organization.Role.PEER);
  static final List<Organization> ORGANIZATIONS = List.of(ORDERER_ORG, ORG1, ORG2);

  static final OrderingSpec ORDERING =
      OrderingSpec.withDefaults(
          List.of(
              "orderer1.example.com:7050",
              "orderer2.example.com:7050",
              "orderer3.example.com:7050"),
          List.of("kafka1:9092", "kafka2:9092", "kafka3:9092", "kafka4:9092"),
          new BatchLimits(Duration.ofSeconds(2), 10, 98L << 20, 512L << 10));

  private static final String FOLDER = "/fabric/golden-1.4.0/";

  private GoldenNetwork() {}

  static List<OrganizationMsp> msps() throws IOException, CertificateException {
    List<OrganizationMsp> msps = new ArrayList<>();
    for (Organization organization : ORGANIZATIONS) {
      msps.add(
          new OrganizationMsp(
              organization,
              certificate(organization, "cacerts", "ca."),
              certificate(organization, "tlscacerts", "tlsca."),
              certificate(organization, "admincerts", "Admin@")));
    }
    return msps;
  }

  static String text(String name) throws IOException {
    return new String(bytes(name), StandardCharsets.UTF_8);
  }

  static byte[] bytes(String name) throws IOException {
    try (InputStream in = GoldenNetwork.class.getResourceAsStream(FOLDER + name)) {
      return in.readAllBytes();
    }
  }

  static String folder(Organization organization) {
    String kind =
        organization.role() == Organization.Role.ORDERER
            ? "ordererOrganizations"
            : "peerOrganizations";
    return "crypto-config/" + kind + "/" + organization.domain() + "/";
  }

  private static FabricCertificate certificate(
      Organization organization, String folder, String prefix)
      throws IOException, CertificateException {
    return FabricCertificate.ofPem(
        text(
            folder(organization)
                + "msp/"
                + folder
                + "/"
                + prefix
                + organization.domain()
                + "-cert.pem"));
  }
}
