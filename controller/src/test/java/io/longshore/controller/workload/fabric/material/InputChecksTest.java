package io.longshore.controller.workload.fabric.material;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.cert.CertificateException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InputChecksTest {
  private static final List<String> ONE = List.of("a:1");
  private static final BatchLimits BATCH = new BatchLimits(Duration.ofSeconds(2), 1, 2, 1);

  @ParameterizedTest
  @ValueSource(strings = {"", "..", "a/b", "-a", "a b", "ä"})
  void an_organisations_name_is_safe_as_a_folders(String name) {
    refused(name, () -> organization(name, "example.com"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-a.com", "a..com", "a_b.com", "exa mple.com", "example.com."})
  void a_domain_is_a_dns_name(String domain) {
    refused(domain, () -> organization("Org1", domain));
  }

  @Test
  void a_domain_leaves_room_for_its_authoritys_name() {
    String domain = "d".repeat(58);
    assertEquals(64, AuthorityKind.TLS.commonName(organization("Org1", domain).domain()).length());
    refused("common name", () -> organization("Org1", domain + "d"));
  }

  @Test
  void batch_limits_are_in_order() {
    refused("timeout", () -> new BatchLimits(Duration.ZERO, 1, 2, 1));
    refused("message", () -> new BatchLimits(Duration.ofSeconds(1), 0, 2, 1));
    refused("absolute", () -> new BatchLimits(Duration.ofSeconds(1), 1, 1L << 32, 1));
    refused("preferred", () -> new BatchLimits(Duration.ofSeconds(1), 1, 2, 3));
  }

  @Test
  void ordering_has_orderers_brokers_and_a_channel() {
    refused("orderer", () -> OrderingSpec.withDefaults(List.of(), ONE, BATCH));
    refused("Kafka broker", () -> OrderingSpec.withDefaults(ONE, List.of("kafka1"), BATCH));
    refused(
        "channel name",
        () ->
            new OrderingSpec(
                "My Channel",
                "C",
                ONE,
                ONE,
                BATCH,
                OrderingSpec.DEFAULT_CHANNEL_CAPABILITIES,
                OrderingSpec.DEFAULT_ORDERER_CAPABILITIES));
  }

  @Test
  void a_request_names_each_organisation_once_and_one_that_orders() {
    OrderingSpec ordering = GoldenNetwork.ORDERING;
    refused("orders", () -> MaterialRequest.of(List.of(GoldenNetwork.ORG1), ordering));
    Organization namesake =
        new Organization("Other", "Org1MSP", "other.com", Organization.Role.PEER);
    refused(
        "Org1MSP",
        () ->
            MaterialRequest.of(
                List.of(GoldenNetwork.ORDERER_ORG, GoldenNetwork.ORG1, namesake), ordering));
    refused(
        "two organisations",
        () ->
            MaterialRequest.of(
                List.of(GoldenNetwork.ORDERER_ORG, GoldenNetwork.ORDERER_ORG), ordering));
  }

  @Test
  void a_leafs_names_are_names() {
    refused(
        "neither",
        () ->
            new LeafSubject(CertificateProfile.TLS_SERVER, "a", List.of(), List.of("not a name")));
    refused(
        "no alternative names",
        () -> new LeafSubject(CertificateProfile.NODE_SIGNING, "a", List.of(), List.of("a.com")));
    refused(
        "64",
        () ->
            new LeafSubject(CertificateProfile.NODE_SIGNING, "a".repeat(65), List.of(), List.of()));
    assertEquals(
        List.of("kafka1", "10.0.0.1"), LeafSubject.server("kafka1", "10.0.0.1").alternativeNames());
  }

  @Test
  void a_validity_does_not_end_before_it_begins() {
    refused("begins", () -> new Validity(Instant.EPOCH, Instant.EPOCH));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "hello", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\nx"})
  void text_that_is_not_one_certificate_is_refused(String text) {
    assertThrows(CertificateException.class, () -> FabricCertificate.ofPem(text));
  }

  private static Organization organization(String name, String domain) {
    return new Organization(name, "Org1MSP", domain, Organization.Role.PEER);
  }

  private static void refused(String mention, Executable what) {
    String message = assertThrows(IllegalArgumentException.class, what).getMessage();
    assertTrue(message.contains(mention), message);
  }
}
