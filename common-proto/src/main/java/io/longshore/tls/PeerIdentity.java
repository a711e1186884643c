package io.longshore.tls;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who holds a certificate of a fleet: its one URI name, {@code
 * spiffe://<deployment>/<agent|operator|reader|controller>/<name>}.
 *
 * @param deployment the fleet's identity
 * @param role what the holder may do
 * @param name an agent's host, an operator's name, a controller's name
 */
public record PeerIdentity(String deployment, Role role, String name) {
  private static final Pattern PART = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,127}");
  private static final Pattern URI = Pattern.compile("spiffe://([^/]+)/([^/]+)/([^/]+)");

  /** X.509's number for a URI among the alternative names (RFC 5280, 4.2.1.6). */
  private static final int URI_NAME = 6;

  public PeerIdentity {
    part("deployment", deployment);
    part("name", name);
    if (role == null) {
      throw new IllegalArgumentException("an identity has a role");
    }
  }

  /** What a holder may do. */
  public enum Role {
    /** Keeps one host. */
    AGENT,
    /** Asks a controller for things. */
    OPERATOR,
    /** Asks a controller how things are, and changes nothing. */
    READER,
    /** Decides what hosts hold. */
    CONTROLLER;

    /** The role as a part of the URI. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The identity as it stands in a certificate. */
  public String uri() {
    return "spiffe://" + deployment + "/" + role.word() + "/" + name;
  }

  /**
   * The identity a URI states.
   *
   * @throws IllegalArgumentException the text is no such URI
   */
  public static PeerIdentity parse(String uri) {
    Matcher parts = URI.matcher(uri);
    if (!parts.matches()) {
      throw new IllegalArgumentException("not of the form spiffe://deployment/role/name: " + uri);
    }
    for (Role role : Role.values()) {
      if (role.word().equals(parts.group(2))) {
        return new PeerIdentity(parts.group(1), role, parts.group(3));
      }
    }
    throw new IllegalArgumentException("no such role: " + parts.group(2));
  }

  /**
   * The identity a certificate states.
   *
   * @throws CertificateException it states none, more than one, or one of another form
   */
  public static PeerIdentity of(X509Certificate certificate) throws CertificateException {
    Collection<List<?>> names = certificate.getSubjectAlternativeNames();
    List<String> uris =
        names == null
            ? List.of()
            : names.stream()
                .filter(name -> name.get(0).equals(URI_NAME))
                .map(name -> (String) name.get(1))
                .toList();
    if (uris.size() != 1) {
      throw new CertificateException(
          "a certificate of the fleet names its holder by one URI, and this one has "
              + uris.size());
    }
    try {
      return parse(uris.get(0));
    } catch (IllegalArgumentException e) {
      throw new CertificateException("the certificate's URI is " + e.getMessage(), e);
    }
  }

  @Override
  public String toString() {
    return role.word() + " " + name;
  }

  private static void part(String what, String value) {
    if (value == null || !PART.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "the "
              + what
              + " of an identity begins with a letter or digit and holds letters, digits, _ . - :"
              + " "
              + value);
    }
  }
}
