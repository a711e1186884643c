package io.longshore.controller.workload.fabric.client.chaincode;

import io.longshore.base.Digest;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The image of a chaincode as a peer of 1.4 would make it, and find it.
 *
 * @param code what it is made of
 * @param images what it is made with
 */
public record ChaincodeImage(ChaincodePackage code, BuilderImages images) {
  private static final String LABEL = "org.hyperledger.fabric.";

  /**
   * What a peer looks for before it builds (fabric v1.4.0,
   * core/container/dockercontroller/dockercontroller.go: GetVMNameForDocker).
   *
   * @param networkId the peer's CORE_PEER_NETWORKID; empty for none
   * @param peerId its CORE_PEER_ID; empty for none
   */
  public static String name(String networkId, String peerId, ChaincodeId id) {
    String name = formed(networkId, peerId, id);
    String hash = Digest.of(name.getBytes(StandardCharsets.UTF_8)).hex();
    return (allowed(name) + "-" + hash).toLowerCase(Locale.ROOT);
  }

  /** What a peer calls the container that it makes of it (GetVMName in the same place). */
  public static String container(String networkId, String peerId, ChaincodeId id) {
    return allowed(formed(networkId, peerId, id));
  }

  private static String formed(String networkId, String peerId, ChaincodeId id) {
    return (networkId.isEmpty() ? "" : networkId + "-")
        + (peerId.isEmpty() ? "" : peerId + "-")
        + id.name()
        + "-"
        + id.version();
  }

  private static String allowed(String name) {
    return name.replaceAll("[^a-zA-Z0-9-_.]", "-");
  }

  /** The image whose container builds it. */
  public String builder() {
    return images.builds(code.language());
  }

  /** The image it runs on. */
  public String runtime() {
    return images.runs(code.language());
  }

  /** What the builder's shell runs (fabric v1.4.0, core/chaincode/platforms). */
  public String command() {
    return switch (code.language()) {
      case GO ->
          "GOPATH=/chaincode/input:$GOPATH go build  "
              + (images.dynamic() ? "" : "-ldflags \"-linkmode external -extldflags '-static'\"")
              + " -o /chaincode/output/chaincode "
              + code.importPath();
      case NODE ->
          "cp -R /chaincode/input/src/. /chaincode/output && cd /chaincode/output"
              + " && npm install --production";
      case JAVA -> "./build.sh";
    };
  }

  /** Where what was built lies in the image. */
  public String destination() {
    return switch (code.language()) {
      case GO -> "/usr/local/bin";
      case NODE -> "/usr/local/src";
      case JAVA -> "/root/chaincode-java/chaincode";
    };
  }

  /** The labels that a peer gives it. */
  public SortedMap<String, String> labels() {
    SortedMap<String, String> labels = new TreeMap<>();
    labels.put(LABEL + "chaincode.id.name", code.id().name());
    labels.put(LABEL + "chaincode.id.version", code.id().version());
    labels.put(LABEL + "chaincode.type", code.language().type().name());
    labels.put(LABEL + "version", images.version());
    labels.put(LABEL + "base.version", images.baseVersion());
    return labels;
  }

  /** Its environment. */
  public SortedMap<String, String> environment() {
    SortedMap<String, String> environment = new TreeMap<>();
    environment.put("CORE_CHAINCODE_BUILDLEVEL", images.version());
    return environment;
  }

  @Override
  public String toString() {
    return "image of " + code;
  }
}
