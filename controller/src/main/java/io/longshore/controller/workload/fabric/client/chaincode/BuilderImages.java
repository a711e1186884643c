package io.longshore.controller.workload.fabric.client.chaincode;

/**
 * What chaincodes are built with, and run on.
 *
 * @param version of Fabric
 * @param baseVersion of the base images that were published with it
 * @param builder the image that compiles Go and installs for Node
 * @param go what chaincodes in Go run on
 * @param node what chaincodes for Node run on
 * @param java what builds chaincodes in Java, and what they run on
 * @param dynamic whether chaincodes in Go are linked dynamically
 */
public record BuilderImages(
    String version,
    String baseVersion,
    String builder,
    String go,
    String node,
    String java,
    boolean dynamic) {
  /**
   * The images that peers of this version name when they are told of no others.
   *
   * @param version of Fabric
   */
  public static BuilderImages of(String version) {
    String base = baseVersion(version);
    return new BuilderImages(
        version,
        base,
        "hyperledger/fabric-ccenv:" + version,
        "hyperledger/fabric-baseos:amd64-" + base,
        "hyperledger/fabric-baseimage:amd64-" + base,
        "hyperledger/fabric-javaenv:" + version,
        false);
  }

  /** The image whose container builds chaincodes in this language. */
  public String builds(ChaincodeLanguage language) {
    return language == ChaincodeLanguage.JAVA ? java : builder;
  }

  /** The image that chaincodes in this language run on. */
  public String runs(ChaincodeLanguage language) {
    return switch (language) {
      case GO -> go;
      case NODE -> node;
      case JAVA -> java;
    };
  }

  /** BASEIMAGE_RELEASE in the Makefile of each release of 1.4. */
  private static String baseVersion(String version) {
    return switch (version) {
      case "1.4.1", "1.4.2", "1.4.3" -> "0.4.15";
      case "1.4.4", "1.4.5", "1.4.6" -> "0.4.18";
      case "1.4.7" -> "0.4.20";
      case "1.4.8", "1.4.9" -> "0.4.21";
      case "1.4.10", "1.4.11", "1.4.12" -> "0.4.22";
      default -> "0.4.14";
    };
  }
}
