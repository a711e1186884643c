package io.longshore.controller.workload.fabric.material;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MaterialImportTest {
  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
  private static final Organization ORDERERS =
      new Organization("OrdererOrg", "OrdererMSP", "example.com", Organization.Role.ORDERER);
  private static final Organization ORG1 =
      new Organization("Org1MSP", "Org1MSP", "org1.example.com", Organization.Role.PEER);
  private static final MaterialRequest REQUEST =
      MaterialRequest.of(
          List.of(ORDERERS, ORG1),
          OrderingSpec.withDefaults(
              List.of("orderer1.example.com:7050"),
              List.of("kafka1:9092"),
              new BatchLimits(Duration.ofSeconds(2), 10, 1 << 20, 1 << 19)));

  @TempDir Path folder;
  private final SecureRandom random = new SecureRandom();

  private Path tree() {
    return folder.resolve("crypto-config");
  }

  private MaterialStore store() {
    return store(NOW);
  }

  private MaterialStore store(Instant now) {
    return MaterialStore.open(folder.resolve("material"), random, Clock.fixed(now, ZoneOffset.UTC));
  }

  private Map<OrganizationPart, KeyedCertificate> lay(Organization organization)
      throws IOException {
    Map<OrganizationPart, KeyedCertificate> parts = new EnumMap<>(OrganizationPart.class);
    for (OrganizationPart part : OrganizationPart.values()) {
      parts.put(part, new OrganizationFounding(random).make(organization, part, parts, NOW));
    }
    Path own = at(organization);
    String domain = organization.domain();
    write(
        own,
        "ca/ca." + domain + "-cert.pem",
        "ca/a_sk",
        parts.get(OrganizationPart.SIGNING_AUTHORITY));
    write(
        own,
        "tlsca/tlsca." + domain + "-cert.pem",
        "tlsca/a_sk",
        parts.get(OrganizationPart.TLS_AUTHORITY));
    String admin = "users/Admin@" + domain;
    write(
        own,
        admin + "/msp/signcerts/Admin@" + domain + "-cert.pem",
        admin + "/msp/keystore/a_sk",
        parts.get(OrganizationPart.ADMIN));
    write(
        own,
        admin + "/tls/client.crt",
        admin + "/tls/client.key",
        parts.get(OrganizationPart.ADMIN_TLS));
    return parts;
  }

  private Path at(Organization organization) {
    boolean orders = organization.role() == Organization.Role.ORDERER;
    return tree()
        .resolve(orders ? "ordererOrganizations" : "peerOrganizations")
        .resolve(organization.domain());
  }

  private static void write(Path root, String certificate, String key, KeyedCertificate pair)
      throws IOException {
    Files.createDirectories(root.resolve(certificate).getParent());
    Files.createDirectories(root.resolve(key).getParent());
    Files.writeString(root.resolve(certificate), pair.certificate().pem());
    Files.writeString(root.resolve(key), Pem.encode(Pem.PRIVATE_KEY, pair.key().revealPkcs8()));
  }

  @Test
  void a_network_is_made_of_the_authorities_it_was_given() throws Exception {
    Map<OrganizationPart, KeyedCertificate> parts = lay(ORG1);
    MaterialImport done = store().adopt(tree(), REQUEST);
    assertEquals(List.of(), done.problems());
    assertEquals(List.of("Org1MSP"), done.adopted());
    assertEquals(List.of("OrdererOrg"), done.left());
    OrganizationMaterial made = store().ensure(REQUEST).organization("Org1MSP");
    assertEquals(
        parts.get(OrganizationPart.SIGNING_AUTHORITY).certificate(), made.msp().signingAuthority());
    assertEquals(parts.get(OrganizationPart.ADMIN).certificate(), made.msp().admin());
    assertEquals(
        parts.get(OrganizationPart.ADMIN_TLS).certificate(), made.adminTls().certificate());
  }

  @Test
  void the_administrators_tls_certificate_is_made_where_there_is_none() throws Exception {
    lay(ORG1);
    Path tls = at(ORG1).resolve("users/Admin@org1.example.com/tls");
    Files.delete(tls.resolve("client.crt"));
    Files.delete(tls.resolve("client.key"));
    Files.delete(tls);
    assertEquals(List.of(), store().adopt(tree(), REQUEST).problems());
    assertTrue(
        store()
            .ensure(REQUEST)
            .organization("Org1MSP")
            .adminTls()
            .certificate()
            .isSignedBy(store().ensure(REQUEST).organization("Org1MSP").tls().certificate()));
  }

  @Test
  void the_same_folder_may_be_imported_twice_and_another_one_not() throws Exception {
    lay(ORG1);
    store().adopt(tree(), REQUEST);
    assertEquals(List.of(), store().adopt(tree(), REQUEST).problems());
    lay(ORG1);
    assertEquals(
        List.of("Org1MSP has other authorities already; they are never replaced"),
        store().adopt(tree(), REQUEST).problems());
  }

  @Test
  void everything_wrong_is_said_at_once_and_nothing_is_taken() throws Exception {
    lay(ORG1);
    Map<OrganizationPart, KeyedCertificate> others = lay(ORDERERS);
    Path own = at(ORG1);
    Files.writeString(own.resolve("ca/a_sk"), "rubbish\n");
    write(
        own,
        "tlsca/tlsca.org1.example.com-cert.pem",
        "tlsca/b_sk",
        others.get(OrganizationPart.TLS_AUTHORITY));
    Files.delete(at(ORDERERS).resolve("users/Admin@example.com/msp/keystore/a_sk"));
    List<String> problems = store().adopt(tree(), REQUEST).problems();
    String all = String.join("\n", problems);
    assertTrue(all.contains("ca/a_sk: it is no unencrypted P-256 key"), all);
    assertTrue(all.contains("no private key in it is the one of ca.org1.example.com"), all);
    assertTrue(all.contains("it is of tlsca.example.com, not of tlsca.org1.example.com"), all);
    assertTrue(all.contains("keystore: there is no private key"), all);
    assertTrue(!Files.exists(folder.resolve("material/organizations")), all);
  }

  @Test
  void what_another_authority_signed_is_not_taken() throws Exception {
    Map<OrganizationPart, KeyedCertificate> first = lay(ORG1);
    lay(ORG1);
    write(
        at(ORG1),
        "ca/ca.org1.example.com-cert.pem",
        "ca/a_sk",
        first.get(OrganizationPart.SIGNING_AUTHORITY));
    String all = String.join("\n", store().adopt(tree(), REQUEST).problems());
    assertTrue(all.contains("it is not signed by ca.org1.example.com of this tree"), all);
  }

  @Test
  void an_expired_authority_is_not_taken() throws Exception {
    lay(ORG1);
    String all =
        String.join(
            "\n", store(NOW.plus(Duration.ofDays(365 * 30))).adopt(tree(), REQUEST).problems());
    assertTrue(all.contains("it expired on"), all);
  }

  @Test
  void a_folder_with_none_of_the_organisations_is_refused() throws Exception {
    Files.createDirectories(tree());
    assertEquals(
        List.of("the folder has none of the organisations [OrdererOrg, Org1MSP]"),
        store().adopt(tree(), REQUEST).problems());
  }
}
