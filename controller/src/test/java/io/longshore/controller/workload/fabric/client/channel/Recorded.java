package io.longshore.controller.workload.fabric.client.channel;

import io.longshore.controller.workload.fabric.material.FabricCertificate;
import io.longshore.controller.workload.fabric.material.Organization;
import io.longshore.controller.workload.fabric.material.OrganizationMsp;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.Config;

/** What Fabric 1.4.0's own programs wrote. */
public final class Recorded {
  private Recorded() {}

  /** A file of the test's resources. */
  public static byte[] bytes(String name) throws IOException {
    try (InputStream in = Recorded.class.getResourceAsStream("/fabric/" + name)) {
      if (in == null) {
        throw new IOException("no such resource: " + name);
      }
      return in.readAllBytes();
    }
  }

  /** An application channel's configuration, with anchors, as an orderer served it. */
  public static Config channel() throws IOException {
    return Config.parseFrom(bytes("client/mychannel.config"));
  }

  /** The genesis block of a system channel, as configtxgen made it. */
  public static Block genesis() throws IOException {
    return Block.parseFrom(bytes("golden-1.4.0/genesis.block"));
  }

  /** The public half of an organisation that cryptogen made, under another name. */
  public static OrganizationMsp organization(String name, String domain)
      throws IOException, CertificateException {
    return new OrganizationMsp(
        new Organization(name, name, domain, Organization.Role.PEER),
        certificate(domain, "cacerts/ca."),
        certificate(domain, "tlscacerts/tlsca."),
        certificate(domain, "admincerts/Admin@"));
  }

  private static FabricCertificate certificate(String domain, String prefix)
      throws IOException, CertificateException {
    String path =
        "golden-1.4.0/crypto-config/peerOrganizations/" + domain + "/msp/" + prefix + domain;
    return FabricCertificate.ofPem(
        new String(bytes(path + "-cert.pem"), StandardCharsets.US_ASCII));
  }
}
