package io.longshore.controller.workload.fabric.material;

import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;

/** Holds a certificate that an authority outside signed to everything its request asked for. */
final class OutsideAnswer {
  private static final Set<String> TLS_PURPOSES = Set.of("1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2");

  private OutsideAnswer() {}

  /** Everything that is wrong with it, a sentence each; none when it can be used. */
  static List<String> problems(
      OutsideRequest request, X509Certificate answer, FabricCertificate authority, Instant now)
      throws CertificateException {
    List<String> problems = new ArrayList<>();
    FabricCertificate certificate = FabricCertificate.ofDer(answer.getEncoded());
    LeafSubject subject = request.subject();
    if (!certificate.isIssuedBy(authority)) {
      problems.add("it is not signed by " + authority.commonName() + ", as the network knows it");
    }
    try {
      ECPublicKeyParameters key = SigningRequest.provenKey(request.pkcs10(), subject.commonName());
      if (!certificate.isFor(key)) {
        problems.add("its key is not the one that the host asked for");
      }
    } catch (RequestRefused unreadable) {
      problems.add(unreadable.getMessage());
    }
    if (!certificate.commonName().equals(subject.commonName())) {
      problems.add("it is of " + certificate.commonName() + ", not of " + subject.commonName());
    }
    List<String> units = units(certificate);
    if (!units.equals(subject.organizationalUnits())) {
      problems.add("its units are " + units + ", not " + subject.organizationalUnits());
    }
    Set<String> names = names(answer);
    if (!names.equals(new TreeSet<>(subject.alternativeNames()))) {
      problems.add("its names are " + names + ", not " + subject.alternativeNames());
    }
    usages(subject, answer, problems);
    if (now.isBefore(certificate.notBefore()) || !now.isBefore(certificate.notAfter())) {
      problems.add("it is valid from " + certificate.notBefore() + " to " + certificate.notAfter());
    }
    if (certificate.notAfter().isAfter(authority.notAfter())) {
      problems.add("it would outlive its authority, which ends " + authority.notAfter());
    }
    return problems;
  }

  private static void usages(LeafSubject subject, X509Certificate answer, List<String> problems)
      throws CertificateParsingException {
    boolean[] usage = answer.getKeyUsage();
    if (answer.getBasicConstraints() >= 0 || usage != null && (usage[5] || usage[6])) {
      problems.add("it is itself an authority's");
    }
    if (usage != null && !usage[0]) {
      problems.add("its key usage lacks digitalSignature");
    }
    List<String> purposes = answer.getExtendedKeyUsage();
    if (subject.profile().authority() == AuthorityKind.TLS
        && (purposes == null || !purposes.containsAll(TLS_PURPOSES))) {
      problems.add("its extended key usage lacks serverAuth or clientAuth");
    }
  }

  private static List<String> units(FabricCertificate certificate) {
    return java.util.Arrays.stream(certificate.content().getSubject().getRDNs(BCStyle.OU))
        .map(rdn -> IETFUtils.valueToString(rdn.getFirst().getValue()))
        .toList();
  }

  /**
   * Addresses as the parser writes them, DNS names as they stand; any other kind with its number.
   */
  private static Set<String> names(X509Certificate answer) throws CertificateParsingException {
    Collection<List<?>> names = answer.getSubjectAlternativeNames();
    return names == null
        ? new TreeSet<>()
        : names.stream()
            .map(
                name ->
                    name.get(0).equals(2) || name.get(0).equals(7)
                        ? String.valueOf(name.get(1))
                        : name.get(0) + ":" + name.get(1))
            .collect(Collectors.toCollection(TreeSet::new));
  }
}
