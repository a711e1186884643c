package io.longshore.controller.importing;

import io.longshore.controller.importing.fabric.CryptoOrganization;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What certificates name, and when they end. */
final class CertificateInspection implements Inspection {
  @Override
  public void inspect(Inspected network, Findings findings) {
    network
        .setup()
        .crypto()
        .ifPresent(
            crypto -> {
              List<CryptoOrganization> all = new ArrayList<>(crypto.orderers());
              all.addAll(crypto.peers());
              for (CryptoOrganization one : all) {
                if (!one.namesAddresses()) {
                  findings.add(
                      Defect.CERTIFICATES,
                      one.place(),
                      "the certificates of "
                          + one.name()
                          + " name no address: dialling by address fails",
                      "Longshore's certificates name the node and its host's address");
                }
              }
            });
    ends(network.setup().folder().certificates(), findings);
  }

  private static void ends(List<SourceFile> files, Findings findings) {
    Instant first = null;
    SourceFile where = null;
    for (SourceFile file : files) {
      Optional<Instant> end = end(file);
      if (end.isPresent() && (first == null || end.get().isBefore(first))) {
        first = end.get();
        where = file;
      }
    }
    if (where != null) {
      findings.add(
          Defect.CERTIFICATES,
          where.place(),
          "of "
              + files.size()
              + " certificates this one ends first, on "
              + first.atZone(ZoneOffset.UTC).toLocalDate(),
          "not imported: Longshore issues its own and watches their end");
    }
  }

  /** Nothing for what is no certificate: such files say nothing here. */
  private static Optional<Instant> end(SourceFile file) {
    try {
      byte[] bytes = file.text().getBytes(StandardCharsets.UTF_8);
      X509Certificate certificate =
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(bytes));
      return Optional.of(certificate.getNotAfter().toInstant());
    } catch (CertificateException noCertificate) {
      return Optional.empty();
    }
  }
}
