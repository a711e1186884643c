package io.longshore.controller.workload.fabric.material;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509CertificateHolder;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class CertificateStructureTest {
  private static final String ORDERERS = "crypto-config/ordererOrganizations/example.com/";
  private static final String ORG1 = "crypto-config/peerOrganizations/org1.example.com/";

  @TestFactory
  Stream<DynamicTest> every_kind_reads_as_cryptogens_does() throws Exception {
    Map<String, FabricCertificate> ours = oneOfEachKind();
    return goldenTexts().entrySet().stream()
        .map(
            golden ->
                DynamicTest.dynamicTest(
                    golden.getKey(),
                    () ->
                        assertEquals(
                            CertificateText.ofOpenssl(golden.getValue()),
                            CertificateText.of(ours.get(golden.getKey())))));
  }

  @Test
  void golden_file_and_our_kinds_are_the_same_set() throws Exception {
    assertEquals(goldenTexts().keySet(), oneOfEachKind().keySet());
  }

  @Test
  void authorities_and_administrators_have_cryptogens_encoding() throws Exception {
    for (OrganizationMsp golden : GoldenNetwork.msps()) {
      Map<OrganizationPart, KeyedCertificate> ours = FoundedNetwork.found(golden.organization(), 1);
      assertSameEncoding(golden.signingAuthority(), ours, OrganizationPart.SIGNING_AUTHORITY);
      assertSameEncoding(golden.tlsAuthority(), ours, OrganizationPart.TLS_AUTHORITY);
      assertSameEncoding(golden.admin(), ours, OrganizationPart.ADMIN);
    }
  }

  @Test
  void real_certificates_are_recognised_as_signed_by_their_authority() throws Exception {
    for (OrganizationMsp golden : GoldenNetwork.msps()) {
      assertTrue(golden.admin().isSignedBy(golden.signingAuthority()));
      assertTrue(golden.tlsAuthority().isSignedBy(golden.tlsAuthority()));
    }
  }

  @Test
  void is_valid_for_ten_years_from_five_minutes_ago() throws Exception {
    OrganizationMsp golden = GoldenNetwork.msps().get(0);
    FabricCertificate ours =
        FoundedNetwork.found(GoldenNetwork.ORDERER_ORG, 1)
            .get(OrganizationPart.SIGNING_AUTHORITY)
            .certificate();
    assertEquals(golden.signingAuthority().notBefore(), ours.notBefore());
    assertEquals(golden.signingAuthority().notAfter(), ours.notAfter());
  }

  private static void assertSameEncoding(
      FabricCertificate golden,
      Map<OrganizationPart, KeyedCertificate> founded,
      OrganizationPart part)
      throws IOException {
    X509CertificateHolder expected = golden.content();
    X509CertificateHolder actual = founded.get(part).certificate().content();
    assertArrayEquals(expected.getSubject().getEncoded(), actual.getSubject().getEncoded());
    assertArrayEquals(expected.getIssuer().getEncoded(), actual.getIssuer().getEncoded());
    assertEquals(expected.getSignatureAlgorithm(), actual.getSignatureAlgorithm());
    assertEquals(
        expected.getSubjectPublicKeyInfo().getAlgorithm(),
        actual.getSubjectPublicKeyInfo().getAlgorithm());
    assertEquals(expected.getExtensionOIDs(), actual.getExtensionOIDs());
    for (Object oid : expected.getExtensionOIDs()) {
      Extension one = expected.getExtension((ASN1ObjectIdentifier) oid);
      Extension other = actual.getExtension((ASN1ObjectIdentifier) oid);
      assertEquals(one.isCritical(), other.isCritical());
      boolean identifier =
          oid.equals(Extension.subjectKeyIdentifier)
              || oid.equals(Extension.authorityKeyIdentifier);
      if (!identifier) {
        assertEquals(one.getExtnValue(), other.getExtnValue());
      }
    }
  }

  private static Map<String, String> goldenTexts() throws IOException {
    Map<String, String> texts = new TreeMap<>();
    for (String section : GoldenNetwork.text("certificates.txt").split("(?m)^## ")) {
      if (!section.isBlank()) {
        int end = section.indexOf('\n');
        texts.put(section.substring(0, end), section.substring(end));
      }
    }
    return texts;
  }

  private static Map<String, FabricCertificate> oneOfEachKind() throws Exception {
    Map<OrganizationPart, KeyedCertificate> orderers =
        FoundedNetwork.found(GoldenNetwork.ORDERER_ORG, 1);
    Map<OrganizationPart, KeyedCertificate> org1 = FoundedNetwork.found(GoldenNetwork.ORG1, 2);
    Map<String, FabricCertificate> made = new TreeMap<>();
    made.put(
        ORDERERS + "ca/ca.example.com-cert.pem",
        orderers.get(OrganizationPart.SIGNING_AUTHORITY).certificate());
    made.put(
        ORDERERS + "tlsca/tlsca.example.com-cert.pem",
        orderers.get(OrganizationPart.TLS_AUTHORITY).certificate());
    made.put(
        ORDERERS + "users/Admin@example.com/msp/signcerts/Admin@example.com-cert.pem",
        orderers.get(OrganizationPart.ADMIN).certificate());
    made.put(
        ORDERERS + "users/Admin@example.com/tls/client.crt",
        orderers.get(OrganizationPart.ADMIN_TLS).certificate());
    made.put(
        ORDERERS + "orderers/orderer1.example.com/msp/signcerts/orderer1.example.com-cert.pem",
        issue(orderers, LeafSubject.node(GoldenNetwork.ORDERER_ORG, "orderer1.example.com")));
    made.put(
        ORDERERS + "orderers/orderer1.example.com/tls/server.crt",
        issue(orderers, withoutAddress("orderer1.example.com")));
    made.put(
        ORG1 + "peers/peer0.org1.example.com/msp/signcerts/peer0.org1.example.com-cert.pem",
        issue(org1, LeafSubject.node(GoldenNetwork.ORG1, "peer0.org1.example.com")));
    made.put(
        ORG1 + "peers/peer0.org1.example.com/tls/server.crt",
        issue(org1, withoutAddress("peer0.org1.example.com")));
    made.put(
        ORG1 + "users/User1@org1.example.com/msp/signcerts/User1@org1.example.com-cert.pem",
        issue(org1, LeafSubject.user(GoldenNetwork.ORG1, "User1")));
    return made;
  }

  /** As cryptogen has it; the address we add is shown by the issuer's own test. */
  private static LeafSubject withoutAddress(String node) {
    LeafSubject ours = LeafSubject.server(node, "192.168.31.86");
    return new LeafSubject(
        ours.profile(),
        ours.commonName(),
        ours.organizationalUnits(),
        ours.alternativeNames().subList(0, 2));
  }

  private static FabricCertificate issue(
      Map<OrganizationPart, KeyedCertificate> parts, LeafSubject subject) throws Exception {
    CertificateIssuer issuer = FoundedNetwork.issuer(subject.profile().authority(), parts);
    SeededRandom random = new SeededRandom(7);
    return issuer.issue(
        TestRequests.honest(random),
        subject,
        Validity.under(issuer.certificate(), FoundedNetwork.NOW),
        SerialNumbers.next(random));
  }
}
