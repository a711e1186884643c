package io.longshore.lab.standin.msp;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One membership service provider: who is a member, an admin, a client, a peer of one organisation.
 */
public record Msp(
    String id,
    List<X509Certificate> roots,
    List<X509Certificate> intermediates,
    List<X509Certificate> admins,
    Optional<NodeOus> nodeOus) {

  /** What an identity may be asked to be. */
  public enum Role {
    MEMBER,
    ADMIN,
    CLIENT,
    PEER,
    ORDERER
  }

  public Msp {
    roots = List.copyOf(roots);
    intermediates = List.copyOf(intermediates);
    admins = List.copyOf(admins);
  }

  /** Checks the provider itself: its CAs are CAs and chain to a root, its admins are members. */
  public Msp checked() throws MspException {
    if (roots.isEmpty()) {
      throw new MspException("expected at least one CA certificate");
    }
    for (X509Certificate root : roots) {
      checkCa(root);
    }
    for (X509Certificate intermediate : intermediates) {
      checkCa(intermediate);
      Chain.issuers(intermediate, roots, intermediates);
    }
    for (int i = 0; i < admins.size(); i++) {
      try {
        validate(admins.get(i));
      } catch (MspException e) {
        throw new MspException("admin " + i + " is invalid", e);
      }
    }
    return this;
  }

  /**
   * Refuses a certificate that is no member's: another authority's, a CA's own, or without exactly
   * one node OU.
   */
  public void validate(X509Certificate certificate) throws MspException {
    if (certificate.getBasicConstraints() >= 0) {
      throw new MspException("a CA certificate cannot be used directly by this MSP");
    }
    Chain.issuers(certificate, roots, intermediates);
    if (nodeOus.isPresent()) {
      Set<String> units = Subjects.organizationalUnits(certificate);
      if (units.contains(nodeOus.get().client()) == units.contains(nodeOus.get().peer())) {
        throw new MspException(
            "could not validate identity's OUs: the identity must be a client, a peer or an orderer"
                + " identity to be valid, not a combination of them. OUs: "
                + units
                + ", MSP: ["
                + id
                + "]");
      }
    }
  }

  /** Whether a certificate is a valid one of this organisation and has the role. */
  public boolean has(Role role, X509Certificate certificate) {
    try {
      validate(certificate);
    } catch (MspException notAMember) {
      return false;
    }
    return switch (role) {
      case MEMBER -> true;
      case ADMIN -> admins.contains(certificate);
      case CLIENT -> hasUnit(nodeOus.map(NodeOus::client), certificate);
      case PEER -> hasUnit(nodeOus.map(NodeOus::peer), certificate);
      case ORDERER -> false;
    };
  }

  private static boolean hasUnit(Optional<String> unit, X509Certificate certificate) {
    return unit.isPresent() && Subjects.organizationalUnits(certificate).contains(unit.get());
  }

  private static void checkCa(X509Certificate certificate) throws MspException {
    if (!Chain.isCa(certificate)) {
      throw new MspException(
          "CA Certificate did not have the CA attribute, (SN: "
              + certificate.getSerialNumber().toString(16)
              + ")");
    }
  }
}
