package io.longshore.lab.standin.channel;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.longshore.lab.standin.msp.Msp;
import io.longshore.lab.standin.msp.MspException;
import io.longshore.lab.standin.msp.NodeOus;
import io.longshore.lab.standin.msp.Pem;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.msp.FabricMSPConfig;
import org.hyperledger.fabric.protos.msp.FabricNodeOUs;
import org.hyperledger.fabric.protos.msp.MSPConfig;

/** The membership definitions in a configuration tree. */
final class OrganizationMsps {
  private static final int X509 = 0;

  private OrganizationMsps() {}

  static void collect(ConfigGroup group, Map<String, Msp> found) throws GenesisException {
    if (group.containsValues("MSP")) {
      Msp msp = msp(group.getValuesOrThrow("MSP").getValue());
      found.put(msp.id(), msp);
    }
    for (ConfigGroup child : new TreeMap<>(group.getGroupsMap()).values()) {
      collect(child, found);
    }
  }

  private static Msp msp(ByteString value) throws GenesisException {
    FabricMSPConfig config;
    try {
      MSPConfig wrapped = MSPConfig.parseFrom(value);
      if (wrapped.getType() != X509) {
        throw new GenesisException(
            "the stand-in knows X.509 MSPs only, not type " + wrapped.getType());
      }
      config = FabricMSPConfig.parseFrom(wrapped.getConfig());
    } catch (InvalidProtocolBufferException e) {
      throw new GenesisException("failed unmarshalling fabric msp config", e);
    }
    try {
      return new Msp(
              config.getName(),
              certificates(config.getRootCertsList(), config.getName()),
              certificates(config.getIntermediateCertsList(), config.getName()),
              certificates(config.getAdminsList(), config.getName()),
              nodeOus(config))
          .checked();
    } catch (MspException | IllegalArgumentException e) {
      throw new GenesisException("setting up the MSP manager failed: MSP " + config.getName(), e);
    }
  }

  private static Optional<NodeOus> nodeOus(FabricMSPConfig config) {
    FabricNodeOUs units = config.getFabricNodeOus();
    return units.getEnable()
        ? Optional.of(
            new NodeOus(
                units.getClientOuIdentifier().getOrganizationalUnitIdentifier(),
                units.getPeerOuIdentifier().getOrganizationalUnitIdentifier()))
        : Optional.empty();
  }

  private static List<X509Certificate> certificates(List<ByteString> pems, String mspId)
      throws MspException {
    List<X509Certificate> all = new ArrayList<>();
    for (ByteString pem : pems) {
      all.addAll(Pem.certificates(pem.toByteArray(), "the genesis block's MSP " + mspId));
    }
    return all;
  }
}
