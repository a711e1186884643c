package io.longshore.controller.workload.fabric.material;

import java.util.List;
import java.util.regex.Pattern;

/**
 * An organisation of the network.
 *
 * @param name its group's name in channel configurations ({@code OrdererOrg}, {@code Org1MSP}) and
 *     its folder's in the material store
 * @param mspId what its members' identities say they belong to
 * @param domain the end of its nodes' names
 * @param role whether it orders or endorses
 */
public record Organization(String name, String mspId, String domain, Role role) {
  /** NodeOUs: the unit of a peer. */
  public static final String PEER_UNIT = "peer";

  /** NodeOUs: the unit of a client, an administrator included. */
  public static final String CLIENT_UNIT = "client";

  /** The user who administers an organisation. */
  public static final String ADMIN = "Admin";

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  private static final Pattern DNS_NAME =
      Pattern.compile(
          "(?=.{1,253}$)[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
              + "(\\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*");
  private static final int MAX_DOMAIN = LeafSubject.MAX_NAME - "tlsca.".length();

  /** What an organisation does in the network. */
  public enum Role {
    /** Runs orderers. cryptogen 1.4 gives its members no units. */
    ORDERER,
    /** Runs peers and is a member of the consortium. Its members' units say what they are. */
    PEER
  }

  public Organization {
    check(NAME, "name of an organisation", name);
    check(NAME, "MSP id", mspId);
    if (!isDnsName(domain) || domain.length() > MAX_DOMAIN) {
      throw new IllegalArgumentException(
          "\""
              + domain
              + "\" of organisation "
              + name
              + " is not a domain of at most "
              + MAX_DOMAIN
              + " characters (a certificate's common name ends after "
              + LeafSubject.MAX_NAME
              + ")");
    }
  }

  /** Whether roles are read from certificates' units. */
  public boolean usesNodeUnits() {
    return role == Role.PEER;
  }

  /** Full name of one of its users, e.g. {@code Admin@org1.example.com}. */
  public String userName(String user) {
    return user + "@" + domain;
  }

  /** The unit as a certificate's list of units: empty where the organisation has none. */
  List<String> unit(String unit) {
    return usesNodeUnits() ? List.of(unit) : List.of();
  }

  static boolean isDnsName(String name) {
    return DNS_NAME.matcher(name).matches();
  }

  private static void check(Pattern pattern, String what, String value) {
    if (!pattern.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "\""
              + value
              + "\" is no "
              + what
              + ": letters, digits, \".\", \"_\" and \"-\", at most 64");
    }
  }
}
