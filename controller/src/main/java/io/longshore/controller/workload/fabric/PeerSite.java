package io.longshore.controller.workload.fabric;

import io.longshore.controller.workload.fabric.client.chaincode.BuilderImages;
import io.longshore.controller.workload.fabric.client.chaincode.ChaincodeId;
import io.longshore.controller.workload.fabric.client.chaincode.ChaincodeImage;

/**
 * What a peer builds and runs chaincodes by.
 *
 * @param host it stands on
 * @param networkId what begins the names of its chaincodes' containers
 * @param peerId what comes then
 * @param images what it builds with
 */
public record PeerSite(String host, String networkId, String peerId, BuilderImages images) {
  private static final String NETWORK_ID = "CORE_PEER_NETWORKID";
  private static final String PEER_ID = "CORE_PEER_ID";
  private static final String DYNAMIC = "CORE_CHAINCODE_GOLANG_DYNAMICLINK";

  /** As core.yaml of 1.4 has it. */
  private static final String DEFAULT_NETWORK = "dev";

  static PeerSite of(FabricNode peer, FabricImages images) {
    java.util.Map<String, String> said = peer.settings().environment();
    BuilderImages builders = images.builders();
    return new PeerSite(
        peer.host(),
        said.getOrDefault(NETWORK_ID, DEFAULT_NETWORK),
        said.getOrDefault(PEER_ID, peer.name()),
        new BuilderImages(
            builders.version(),
            builders.baseVersion(),
            said.getOrDefault(PeerContainers.BUILDER, builders.builder()),
            said.getOrDefault(PeerContainers.GO_RUNTIME, builders.go()),
            said.getOrDefault(PeerContainers.NODE_RUNTIME, builders.node()),
            said.getOrDefault(PeerContainers.JAVA_RUNTIME, builders.java()),
            Boolean.parseBoolean(said.getOrDefault(DYNAMIC, "false"))));
  }

  /** What the peer looks for before it builds a chaincode. */
  public String image(ChaincodeId id) {
    return ChaincodeImage.name(networkId, peerId, id);
  }

  /** The container in which the peer runs it. */
  public String container(ChaincodeId id) {
    return ChaincodeImage.container(networkId, peerId, id);
  }
}
