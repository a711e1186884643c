package io.longshore.lab.standin.msp;

import java.security.cert.X509Certificate;
import java.util.Set;
import java.util.TreeSet;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/** What a certificate's subject says. */
final class Subjects {
  private Subjects() {}

  static Set<String> organizationalUnits(X509Certificate certificate)
      throws IllegalArgumentException {
    try {
      Set<String> units = new TreeSet<>();
      for (Rdn rdn : new LdapName(certificate.getSubjectX500Principal().getName()).getRdns()) {
        if (rdn.getType().equalsIgnoreCase("OU")) {
          units.add(rdn.getValue().toString());
        }
      }
      return units;
    } catch (InvalidNameException e) {
      throw new IllegalArgumentException(
          "a certificate's subject did not parse as its own RFC 2253 text", e);
    }
  }
}
