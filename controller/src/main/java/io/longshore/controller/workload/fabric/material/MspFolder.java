package io.longshore.controller.workload.fabric.material;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What the folders hold that Fabric's nodes and tools read identities from, sorted by path. */
public final class MspFolder {
  /** The keystore's only file. Fabric finds a key by its content, so the name is free. */
  public static final String KEY_FILE = "keystore/priv_sk";

  private MspFolder() {}

  /** An organisation's public folder: how to recognise its members, no member's own. */
  public static List<FolderFile> verifying(OrganizationMsp msp) {
    List<FolderFile> files = authorities(msp);
    files.add(admin(msp));
    addUnits(files, msp);
    return sorted(files);
  }

  /**
   * The local MSP folder of an orderer or peer.
   *
   * @param node the node's full name
   * @param identity the name of the host-made key for its MSP identity
   */
  public static List<FolderFile> node(OrganizationMsp msp, String node, String identity) {
    List<FolderFile> files = local(msp, node, identity);
    files.add(admin(msp));
    addUnits(files, msp);
    return sorted(files);
  }

  /**
   * The local MSP folder of a user, e.g. of a tools container. As cryptogen has it: the user is the
   * folder's own administrator, and units are not configured.
   *
   * @param user the user's name within the organisation, e.g. {@code User1}
   * @param identity the name of the host-made key for the user's MSP identity
   */
  public static List<FolderFile> user(OrganizationMsp msp, String user, String identity) {
    String name = msp.organization().userName(user);
    List<FolderFile> files = local(msp, name, identity);
    files.add(FolderFile.certificateOf("admincerts/" + file(name), identity));
    return sorted(files);
  }

  /**
   * One more administrator of a node, known to its own folder alone.
   *
   * @param user the user's name within the organisation
   * @param identity the name of the host-made key for the user's MSP identity
   */
  public static FolderFile administrator(OrganizationMsp msp, String user, String identity) {
    return FolderFile.certificateOf(
        "admincerts/" + file(msp.organization().userName(user)), identity);
  }

  /** A node's TLS folder: {@code ca.crt}, {@code server.crt}, {@code server.key}. */
  public static List<FolderFile> tlsServer(OrganizationMsp msp, String identity) {
    return tls(msp, "server", identity);
  }

  /** A user's TLS folder: {@code ca.crt}, {@code client.crt}, {@code client.key}. */
  public static List<FolderFile> tlsClient(OrganizationMsp msp, String identity) {
    return tls(msp, "client", identity);
  }

  private static List<FolderFile> tls(OrganizationMsp msp, String end, String identity) {
    return List.of(
        FolderFile.known("ca.crt", msp.tlsAuthority()),
        FolderFile.certificateOf(end + ".crt", identity),
        FolderFile.keyOf(end + ".key", identity));
  }

  private static List<FolderFile> local(OrganizationMsp msp, String name, String identity) {
    List<FolderFile> files = authorities(msp);
    files.add(FolderFile.keyOf(KEY_FILE, identity));
    files.add(FolderFile.certificateOf("signcerts/" + file(name), identity));
    return files;
  }

  private static List<FolderFile> authorities(OrganizationMsp msp) {
    List<FolderFile> files = new ArrayList<>();
    files.add(FolderFile.known(signingAuthority(msp), msp.signingAuthority()));
    files.add(
        FolderFile.known(
            "tlscacerts/" + file(AuthorityKind.TLS.commonName(msp.organization().domain())),
            msp.tlsAuthority()));
    return files;
  }

  private static FolderFile admin(OrganizationMsp msp) {
    return FolderFile.known(
        "admincerts/" + file(msp.organization().userName(Organization.ADMIN)), msp.admin());
  }

  private static void addUnits(List<FolderFile> files, OrganizationMsp msp) {
    if (msp.organization().usesNodeUnits()) {
      files.add(FolderFile.known("config.yaml", ByteString.copyFromUtf8(units(msp))));
    }
  }

  private static String units(OrganizationMsp msp) {
    return """
    NodeOUs:
      Enable: true
      ClientOUIdentifier:
        Certificate: %1$s
        OrganizationalUnitIdentifier: %2$s
      PeerOUIdentifier:
        Certificate: %1$s
        OrganizationalUnitIdentifier: %3$s
    """
        .formatted(signingAuthority(msp), Organization.CLIENT_UNIT, Organization.PEER_UNIT);
  }

  private static String signingAuthority(OrganizationMsp msp) {
    return "cacerts/" + file(AuthorityKind.SIGNING.commonName(msp.organization().domain()));
  }

  private static String file(String name) {
    return name + "-cert.pem";
  }

  private static List<FolderFile> sorted(List<FolderFile> files) {
    return files.stream().sorted(Comparator.comparing(FolderFile::path)).toList();
  }
}
