package io.longshore.controller.workload.fabric.material;

import com.google.protobuf.ByteString;
import org.hyperledger.fabric.protos.msp.FabricCryptoConfig;
import org.hyperledger.fabric.protos.msp.FabricMSPConfig;
import org.hyperledger.fabric.protos.msp.FabricNodeOUs;
import org.hyperledger.fabric.protos.msp.FabricOUIdentifier;
import org.hyperledger.fabric.protos.msp.MSPConfig;

/**
 * An organisation's public half: by what others recognise its members.
 *
 * @param organization whose it is
 * @param signingAuthority signs its members
 * @param tlsAuthority signs its nodes' TLS certificates
 * @param admin its administrator's certificate
 */
public record OrganizationMsp(
    Organization organization,
    FabricCertificate signingAuthority,
    FabricCertificate tlsAuthority,
    FabricCertificate admin) {

  /** Fabric's number of the X.509 kind of MSP. */
  private static final int FABRIC_MSP = 0;

  /** What a channel's configuration says of the organisation. */
  public MSPConfig configuration() {
    FabricMSPConfig.Builder config =
        FabricMSPConfig.newBuilder()
            .setName(organization.mspId())
            .addRootCerts(pem(signingAuthority))
            .addAdmins(pem(admin))
            .addTlsRootCerts(pem(tlsAuthority))
            .setCryptoConfig(
                FabricCryptoConfig.newBuilder()
                    .setSignatureHashFamily("SHA2")
                    .setIdentityIdentifierHashFunction("SHA256"));
    if (organization.usesNodeUnits()) {
      config.setFabricNodeOus(
          FabricNodeOUs.newBuilder()
              .setEnable(true)
              .setClientOuIdentifier(unit(Organization.CLIENT_UNIT))
              .setPeerOuIdentifier(unit(Organization.PEER_UNIT)));
    }
    return MSPConfig.newBuilder()
        .setType(FABRIC_MSP)
        .setConfig(Deterministic.bytes(config.build()))
        .build();
  }

  private FabricOUIdentifier unit(String unit) {
    return FabricOUIdentifier.newBuilder()
        .setCertificate(pem(signingAuthority))
        .setOrganizationalUnitIdentifier(unit)
        .build();
  }

  private static ByteString pem(FabricCertificate certificate) {
    return ByteString.copyFrom(certificate.pemBytes());
  }
}
