package io.longshore.controller.workload.fabric.material;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.bouncycastle.util.IPAddress;

/**
 * A request of a host that an authority outside is to answer.
 *
 * @param organization whose authority, by name
 * @param subject whom and what the certificate is for, as the compiled network has it
 * @param pkcs10 DER, signed by the key it is about
 */
record OutsideRequest(String organization, LeafSubject subject, byte[] pkcs10) {
  private static final String VERSION = "longshore certificate request 1";

  /** A name that no other request of the store has: whom it is for, and the key's digest. */
  String name() {
    String key = HexFormat.of().formatHex(P256.sha256(keyBytes()));
    String common = subject.commonName().replaceAll("[^A-Za-z0-9.@_-]", "_");
    String kind = subject.profile().authority() == AuthorityKind.TLS ? "tls" : "msp";
    return common + "-" + kind + "-" + key.substring(0, 12);
  }

  /** The key alone: a host that asks again signs its request again, which makes other bytes. */
  private byte[] keyBytes() {
    try {
      return SigningRequest.provenKey(pkcs10, subject.commonName()).getQ().getEncoded(false);
    } catch (RequestRefused e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  byte[] encode() {
    List<String> lines = new ArrayList<>();
    lines.add(VERSION);
    lines.add("organization " + organization);
    lines.add("profile " + subject.profile());
    lines.add("common-name " + subject.commonName());
    subject.organizationalUnits().forEach(unit -> lines.add("unit " + unit));
    subject.alternativeNames().forEach(name -> lines.add("alternative " + name));
    lines.add("pkcs10 " + Base64.getEncoder().encodeToString(pkcs10));
    return (String.join("\n", lines) + "\n").getBytes(UTF_8);
  }

  /**
   * Reads what {@link #encode} wrote.
   *
   * @throws IllegalArgumentException the bytes are something else
   */
  static OutsideRequest decode(byte[] bytes) {
    List<String> lines = List.of(new String(bytes, UTF_8).split("\n"));
    if (!lines.get(0).equals(VERSION)) {
      throw new IllegalArgumentException("it is no request of this program");
    }
    return new OutsideRequest(
        one(lines, "organization"),
        new LeafSubject(
            CertificateProfile.valueOf(one(lines, "profile")),
            one(lines, "common-name"),
            all(lines, "unit"),
            all(lines, "alternative")),
        Base64.getDecoder().decode(one(lines, "pkcs10")));
  }

  /** The request in PEM, for the authority. */
  String pem() {
    return Pem.encode("CERTIFICATE REQUEST", pkcs10);
  }

  /** What the certificate is to say besides its subject, as OpenSSL reads it: {@code -extfile}. */
  String extensions() {
    boolean tls = subject.profile().authority() == AuthorityKind.TLS;
    List<String> lines = new ArrayList<>();
    lines.add("basicConstraints = critical, CA:FALSE");
    lines.add("keyUsage = critical, digitalSignature" + (tls ? ", keyEncipherment" : ""));
    if (tls) {
      lines.add("extendedKeyUsage = serverAuth, clientAuth");
    }
    lines.add("authorityKeyIdentifier = keyid");
    if (!subject.alternativeNames().isEmpty()) {
      List<String> names = new ArrayList<>();
      subject
          .alternativeNames()
          .forEach(name -> names.add((IPAddress.isValid(name) ? "IP:" : "DNS:") + name));
      lines.add("subjectAltName = " + String.join(", ", names));
    }
    return String.join("\n", lines) + "\n";
  }

  /** The request in a line for people. */
  String title() {
    return subject.commonName()
        + " ("
        + subject.profile().name().toLowerCase(Locale.ROOT).replace('_', ' ')
        + ") of "
        + organization;
  }

  private static String one(List<String> lines, String key) {
    List<String> found = all(lines, key);
    if (found.size() != 1) {
      throw new IllegalArgumentException("it has " + found.size() + " lines " + key);
    }
    return found.get(0);
  }

  private static List<String> all(List<String> lines, String key) {
    return lines.stream()
        .filter(line -> line.startsWith(key + " "))
        .map(line -> line.substring(key.length() + 1))
        .toList();
  }
}
