package io.longshore.agent.drift;

import io.longshore.model.ContainerSpec;
import io.longshore.model.DesiredHost;
import java.util.SortedMap;

/** Containers that our peers make for chaincodes. */
public final class ChaincodeContainers {
  private static final String PEER = "peer";
  private static final String NETWORK_ID = "CORE_PEER_NETWORKID";
  private static final String PEER_ID = "CORE_PEER_ID";

  private ChaincodeContainers() {}

  /** Whether it is one: a peer names them {@code NETWORK-PEER-CHAINCODE-VERSION}. */
  public static boolean isOne(DesiredHost desired, String container) {
    return desired.containers().stream()
        .filter(spec -> spec.role().equals(PEER))
        .anyMatch(peer -> container.startsWith(begin(peer)));
  }

  /** As the peer itself makes it; what no container may be called becomes a dash. */
  private static String begin(ContainerSpec peer) {
    SortedMap<String, String> said = peer.run().environment();
    String begin =
        said.getOrDefault(NETWORK_ID, "dev") + "-" + said.getOrDefault(PEER_ID, peer.name()) + "-";
    return begin.replaceAll("[^a-zA-Z0-9-_.]", "-");
  }
}
