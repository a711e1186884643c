package io.longshore.controller.workload.fabric.material;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.longshore.controller.workload.fabric.material.RequestRefused.Reason;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CertificateIssuerTest {
  private static final SecureRandom RANDOM = new SeededRandom(5);
  private static final Map<OrganizationPart, KeyedCertificate> ORG1 =
      FoundedNetwork.found(GoldenNetwork.ORG1, 3);
  private static final CertificateIssuer SIGNING =
      FoundedNetwork.issuer(AuthorityKind.SIGNING, ORG1);
  private static final CertificateIssuer TLS = FoundedNetwork.issuer(AuthorityKind.TLS, ORG1);
  private static final LeafSubject PEER0 =
      LeafSubject.node(GoldenNetwork.ORG1, "peer0.org1.example.com");

  @Test
  void names_a_node_by_its_name_its_first_label_and_its_hosts_address() throws Exception {
    LeafSubject server = LeafSubject.server("peer0.org1.example.com", "192.168.31.86");
    X509Certificate certificate = jdk(issue(TLS, TestRequests.honest(RANDOM), server));

    assertEquals(
        Set.of("2 peer0.org1.example.com", "2 peer0", "7 192.168.31.86"),
        certificate.getSubjectAlternativeNames().stream()
            .map(name -> name.get(0) + " " + name.get(1))
            .collect(Collectors.toSet()));
    certificate.verify(jdk(TLS.certificate()).getPublicKey());
  }

  @Test
  void takes_nothing_but_the_key_from_a_request() throws Exception {
    byte[] greedy = TestRequests.withNames(RANDOM, 3);
    X509Certificate certificate = jdk(issue(SIGNING, greedy, PEER0));

    assertEquals(
        "CN=peer0.org1.example.com,OU=peer,L=San Francisco,ST=California,C=US",
        certificate.getSubjectX500Principal().getName());
    assertEquals(null, certificate.getSubjectAlternativeNames());
    assertEquals(-1, certificate.getBasicConstraints());
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void refuses_a_request_that_is_not_an_honest_one(Reason reason, byte[] request) {
    RequestRefused refused =
        assertThrows(RequestRefused.class, () -> issue(SIGNING, request, PEER0));
    assertEquals(reason, refused.reason());
    assertTrue(refused.getMessage().contains("peer0.org1.example.com"), refused.getMessage());
  }

  static Stream<Arguments> attacks() throws Exception {
    byte[] honest = TestRequests.honest(RANDOM);
    byte[] flipped = honest.clone();
    flipped[flipped.length - 1] ^= 1;
    byte[] extended = java.util.Arrays.copyOf(honest, honest.length + 1);
    byte[] cut = java.util.Arrays.copyOf(honest, honest.length - 1);
    return Stream.of(
        Arguments.of(Reason.NO_PROOF_OF_POSSESSION, flipped),
        Arguments.of(Reason.NO_PROOF_OF_POSSESSION, TestRequests.signedByAnotherKey()),
        Arguments.of(Reason.NO_PROOF_OF_POSSESSION, TestRequests.withDigest("SHA512withECDSA")),
        Arguments.of(Reason.KEY_NOT_P256, TestRequests.rsa()),
        Arguments.of(Reason.KEY_NOT_P256, TestRequests.onCurve("secp384r1")),
        Arguments.of(Reason.TOO_LARGE, TestRequests.withNames(RANDOM, 400)),
        Arguments.of(Reason.MALFORMED, extended),
        Arguments.of(Reason.MALFORMED, cut),
        Arguments.of(Reason.MALFORMED, new byte[0]),
        Arguments.of(Reason.MALFORMED, new byte[] {0x30, 0x00}),
        Arguments.of(Reason.MALFORMED, new byte[] {0x05, 0x00}),
        Arguments.of(Reason.MALFORMED, "-----BEGIN CERTIFICATE REQUEST-----".getBytes()));
  }

  @Test
  void refuses_whatever_a_flipped_bit_makes_of_an_honest_request() throws Exception {
    byte[] honest = TestRequests.honest(new SeededRandom(11));
    for (int bit = 0; bit < honest.length * 8; bit++) {
      byte[] flipped = honest.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      assertThrows(RequestRefused.class, () -> issue(SIGNING, flipped, PEER0), "bit " + bit);
    }
  }

  @Test
  void refuses_a_profile_that_the_other_authority_signs() throws Exception {
    byte[] request = TestRequests.honest(RANDOM);
    RequestRefused refused = assertThrows(RequestRefused.class, () -> issue(TLS, request, PEER0));
    assertEquals(Reason.WRONG_AUTHORITY, refused.reason());
  }

  @Test
  void refuses_to_sign_what_outlives_the_authority() throws Exception {
    byte[] request = TestRequests.honest(RANDOM);
    Validity own =
        new Validity(SIGNING.certificate().notBefore(), SIGNING.certificate().notAfter());
    Validity longer = new Validity(own.notBefore(), own.notAfter().plusSeconds(1));
    RequestRefused refused =
        assertThrows(
            RequestRefused.class, () -> SIGNING.issue(request, PEER0, longer, BigInteger.TEN));
    assertEquals(Reason.OUTLIVES_AUTHORITY, refused.reason());

    Validity later =
        Validity.under(SIGNING.certificate(), FoundedNetwork.NOW.plus(Duration.ofDays(900)));
    assertEquals(own.notAfter(), later.notAfter());
    assertTrue(
        SIGNING.issue(request, PEER0, later, BigInteger.TEN).isSignedBy(SIGNING.certificate()));
  }

  @ParameterizedTest
  @MethodSource("badSerials")
  void refuses_a_serial_number_out_of_range(BigInteger serial) throws Exception {
    byte[] request = TestRequests.honest(RANDOM);
    Validity validity = Validity.under(SIGNING.certificate(), FoundedNetwork.NOW);
    assertThrows(
        IllegalArgumentException.class, () -> SIGNING.issue(request, PEER0, validity, serial));
  }

  static List<BigInteger> badSerials() {
    return List.of(BigInteger.ZERO, BigInteger.ONE.negate(), BigInteger.ONE.shiftLeft(128));
  }

  @Test
  void a_certificate_of_another_authority_is_not_taken_for_its_own() throws Exception {
    FabricCertificate ours = issue(SIGNING, TestRequests.honest(RANDOM), PEER0);
    FabricCertificate namesake =
        FoundedNetwork.found(GoldenNetwork.ORG1, 4)
            .get(OrganizationPart.SIGNING_AUTHORITY)
            .certificate();
    assertTrue(ours.isSignedBy(SIGNING.certificate()));
    assertFalse(ours.isSignedBy(namesake));
  }

  private static FabricCertificate issue(
      CertificateIssuer issuer, byte[] request, LeafSubject subject) throws RequestRefused {
    return issuer.issue(
        request,
        subject,
        Validity.under(issuer.certificate(), FoundedNetwork.NOW),
        SerialNumbers.next(RANDOM));
  }

  private static X509Certificate jdk(FabricCertificate certificate) throws Exception {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(certificate.der()));
  }
}
