package io.longshore.controller.workload.fabric.material;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;

/** What {@code openssl x509 -text} says of a certificate, without all that differs between two. */
final class CertificateText {
  private static final Map<ASN1ObjectIdentifier, String> EXTENSIONS =
      Map.of(
          Extension.keyUsage, "X509v3 Key Usage",
          Extension.extendedKeyUsage, "X509v3 Extended Key Usage",
          Extension.basicConstraints, "X509v3 Basic Constraints",
          Extension.subjectKeyIdentifier, "X509v3 Subject Key Identifier",
          Extension.authorityKeyIdentifier, "X509v3 Authority Key Identifier",
          Extension.subjectAlternativeName, "X509v3 Subject Alternative Name");
  private static final Map<KeyPurposeId, String> PURPOSES =
      Map.of(
          KeyPurposeId.id_kp_clientAuth, "TLS Web Client Authentication",
          KeyPurposeId.id_kp_serverAuth, "TLS Web Server Authentication");
  private static final Map<Integer, String> USAGES =
      Map.of(
          KeyUsage.digitalSignature, "Digital Signature",
          KeyUsage.keyEncipherment, "Key Encipherment",
          KeyUsage.keyCertSign, "Certificate Sign",
          KeyUsage.cRLSign, "CRL Sign");
  private static final List<Integer> USAGE_ORDER =
      List.of(
          KeyUsage.digitalSignature,
          KeyUsage.keyEncipherment,
          KeyUsage.keyCertSign,
          KeyUsage.cRLSign);

  private CertificateText() {}

  static List<String> of(FabricCertificate certificate) {
    X509CertificateHolder content = certificate.content();
    List<String> lines = new ArrayList<>();
    lines.add("Version: " + content.getVersionNumber());
    lines.add("Issuer: " + name(content.getIssuer()));
    lines.add("Subject: " + name(content.getSubject()));
    for (Object oid : content.getExtensionOIDs()) {
      Extension extension = content.getExtension((ASN1ObjectIdentifier) oid);
      lines.add(EXTENSIONS.get(oid) + ":" + (extension.isCritical() ? " critical" : ""));
      lines.add(value(extension));
    }
    return lines;
  }

  /** The same lines, of what OpenSSL printed. */
  static List<String> ofOpenssl(String text) {
    List<String> lines = new ArrayList<>();
    String previous = "";
    for (String raw : text.split("\n")) {
      String line = raw.strip();
      if (line.startsWith("Version: ")) {
        lines.add(line.substring(0, "Version: 3".length()));
      } else if (line.startsWith("Issuer: ") || line.startsWith("Subject: ")) {
        lines.add(line);
      } else if (line.startsWith("X509v3 ") && !line.startsWith("X509v3 extensions")) {
        lines.add(line);
      } else if (previous.startsWith("X509v3 ") && !previous.startsWith("X509v3 extensions")) {
        lines.add(previous.contains("Key Identifier") ? "32 bytes" : line);
      }
      previous = line;
    }
    return lines;
  }

  private static String name(X500Name name) {
    return Stream.of(name.getRDNs())
        .map(
            rdn ->
                BCStyle.INSTANCE.oidToDisplayName(rdn.getFirst().getType())
                    + " = "
                    + rdn.getFirst().getValue())
        .collect(Collectors.joining(", "));
  }

  private static String value(Extension extension) {
    Object oid = extension.getExtnId();
    if (oid.equals(Extension.keyUsage)) {
      KeyUsage usage = KeyUsage.getInstance(extension.getParsedValue());
      return USAGE_ORDER.stream()
          .filter(usage::hasUsages)
          .map(USAGES::get)
          .collect(Collectors.joining(", "));
    }
    if (oid.equals(Extension.extendedKeyUsage)) {
      return Stream.of(ExtendedKeyUsage.getInstance(extension.getParsedValue()).getUsages())
          .map(PURPOSES::get)
          .collect(Collectors.joining(", "));
    }
    if (oid.equals(Extension.basicConstraints)) {
      boolean authority = BasicConstraints.getInstance(extension.getParsedValue()).isCA();
      return "CA:" + (authority ? "TRUE" : "FALSE");
    }
    if (oid.equals(Extension.subjectAlternativeName)) {
      return Stream.of(GeneralNames.getInstance(extension.getParsedValue()).getNames())
          .map(name -> "DNS:" + name.getName())
          .collect(Collectors.joining(", "));
    }
    byte[] value = extension.getExtnValue().getOctets();
    int header = oid.equals(Extension.subjectKeyIdentifier) ? 2 : 4;
    return (value.length - header) + " bytes";
  }
}
