package io.longshore.controller.workload.fabric.material;

import java.util.List;
import org.bouncycastle.util.IPAddress;

/**
 * Whom a certificate names and what for. It comes from the compiled network, never from a request.
 *
 * @param profile what it is for
 * @param commonName at most 64 characters, as X.520 has it
 * @param organizationalUnits in order; Fabric reads roles from them where an organisation uses
 *     NodeOUs
 * @param alternativeNames DNS names and IP addresses, in order; empty unless the profile has names
 */
public record LeafSubject(
    CertificateProfile profile,
    String commonName,
    List<String> organizationalUnits,
    List<String> alternativeNames) {

  /** X.520's upper bound of a common name and of a unit. */
  public static final int MAX_NAME = 64;

  public LeafSubject {
    organizationalUnits = List.copyOf(organizationalUnits);
    alternativeNames = List.copyOf(alternativeNames);
    checkName("common name", commonName);
    organizationalUnits.forEach(unit -> checkName("organizational unit", unit));
    if (!profile.namesAllowed() && !alternativeNames.isEmpty()) {
      throw new IllegalArgumentException(
          profile
              + " certificates have no alternative names, but "
              + commonName
              + " asks for some");
    }
    alternativeNames.forEach(name -> checkAlternative(commonName, name));
  }

  /** The MSP identity of an organisation's node, e.g. {@code peer0.org1.example.com}. */
  public static LeafSubject node(Organization organization, String node) {
    return new LeafSubject(
        CertificateProfile.NODE_SIGNING,
        node,
        organization.unit(Organization.PEER_UNIT),
        List.of());
  }

  /** The MSP identity of a user, e.g. {@code User1@org1.example.com}. */
  public static LeafSubject user(Organization organization, String user) {
    return new LeafSubject(
        CertificateProfile.USER_SIGNING,
        organization.userName(user),
        organization.unit(Organization.CLIENT_UNIT),
        List.of());
  }

  /**
   * A node's TLS certificate: its name, the name's first label, and the address of its host.
   *
   * @param address an IPv4 or IPv6 address
   */
  public static LeafSubject server(String node, String address) {
    String label = node.contains(".") ? node.substring(0, node.indexOf('.')) : node;
    List<String> names =
        label.equals(node) ? List.of(node, address) : List.of(node, label, address);
    return new LeafSubject(CertificateProfile.TLS_SERVER, node, List.of(), names);
  }

  /** A user's TLS certificate. */
  public static LeafSubject client(Organization organization, String user) {
    return new LeafSubject(
        CertificateProfile.TLS_CLIENT, organization.userName(user), List.of(), List.of());
  }

  private static void checkName(String what, String name) {
    if (name.isBlank() || name.length() > MAX_NAME) {
      throw new IllegalArgumentException(
          "a " + what + " has 1 to " + MAX_NAME + " characters: \"" + name + "\"");
    }
  }

  private static void checkAlternative(String commonName, String name) {
    if (!IPAddress.isValid(name) && !Organization.isDnsName(name)) {
      throw new IllegalArgumentException(
          "\"" + name + "\" of " + commonName + " is neither a DNS name nor an IP address");
    }
  }
}
