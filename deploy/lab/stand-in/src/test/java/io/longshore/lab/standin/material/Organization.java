package io.longshore.lab.standin.material;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hyperledger.fabric.protos.msp.FabricMSPConfig;
import org.hyperledger.fabric.protos.msp.FabricNodeOUs;
import org.hyperledger.fabric.protos.msp.FabricOUIdentifier;
import org.hyperledger.fabric.protos.msp.MSPConfig;

/** An organisation with a CA, a TLS CA and an admin. */
public final class Organization {
  private final String mspId;
  private final boolean nodeOus;
  private final Authority ca;
  private final Authority tlsCa;
  private final Issued admin;

  public Organization(String mspId, boolean nodeOus) {
    this.mspId = mspId;
    this.nodeOus = nodeOus;
    this.ca = new Authority("ca." + mspId);
    this.tlsCa = new Authority("tlsca." + mspId);
    this.admin = ca.issue("OU=client,CN=Admin@" + mspId);
  }

  public String mspId() {
    return mspId;
  }

  public Authority ca() {
    return ca;
  }

  public Authority tlsCa() {
    return tlsCa;
  }

  public Issued admin() {
    return admin;
  }

  /** Its definition as a channel's configuration holds it. */
  public MSPConfig config() {
    FabricMSPConfig.Builder config =
        FabricMSPConfig.newBuilder()
            .setName(mspId)
            .addRootCerts(ByteString.copyFrom(Issued.pem(ca.certificate())))
            .addAdmins(ByteString.copyFrom(admin.certificatePem()));
    if (nodeOus) {
      config.setFabricNodeOus(
          FabricNodeOUs.newBuilder()
              .setEnable(true)
              .setClientOuIdentifier(unit("client"))
              .setPeerOuIdentifier(unit("peer")));
    }
    return MSPConfig.newBuilder().setConfig(config.build().toByteString()).build();
  }

  /** Writes a node's MSP directory. */
  public void writeMsp(Path directory, Issued node) {
    write(directory.resolve("signcerts/node.pem"), node.certificatePem());
    write(directory.resolve("keystore/node_sk"), node.keyPem());
    write(directory.resolve("cacerts/ca.pem"), Issued.pem(ca.certificate()));
    write(directory.resolve("admincerts/admin.pem"), admin.certificatePem());
    write(directory.resolve("tlscacerts/tlsca.pem"), Issued.pem(tlsCa.certificate()));
  }

  /** Writes a node's TLS directory, good for localhost. */
  public void writeTls(Path directory) {
    Issued pair = tlsCa.issue("CN=localhost");
    write(directory.resolve("server.crt"), pair.certificatePem());
    write(directory.resolve("server.key"), pair.keyPem());
    write(directory.resolve("ca.crt"), Issued.pem(tlsCa.certificate()));
  }

  public static void write(Path file, byte[] content) {
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FabricOUIdentifier unit(String name) {
    return FabricOUIdentifier.newBuilder().setOrganizationalUnitIdentifier(name).build();
  }
}
