package io.longshore.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.longshore.tls.PeerIdentity.Role;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PeerIdentityTest {
  private static final String FLEET = "6f0c2a4e-0000-4000-8000-000000000001";

  @ParameterizedTest
  @EnumSource(Role.class)
  void reads_back_what_it_writes(Role role) {
    PeerIdentity identity = new PeerIdentity(FLEET, role, "h86");
    assertEquals(identity, PeerIdentity.parse(identity.uri()));
  }

  @Test
  void is_written_as_a_spiffe_uri() {
    assertEquals(
        "spiffe://" + FLEET + "/agent/h86", new PeerIdentity(FLEET, Role.AGENT, "h86").uri());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "spiffe://f/agent",
        "spiffe://f/agent/",
        "spiffe:///agent/h86",
        "spiffe://f/AGENT/h86",
        "spiffe://f/root/h86",
        "spiffe://f/agent/h86/x",
        "spiffe://f/agent/h86?x",
        "spiffe://f/agent/h86\n",
        "https://f/agent/h86",
        " spiffe://f/agent/h86",
        "spiffe://f/agent/../h86",
      })
  void refuses_any_other_form(String uri) {
    assertThrows(IllegalArgumentException.class, () -> PeerIdentity.parse(uri));
  }

  @Test
  void is_found_in_a_certificate_beside_other_kinds_of_names() throws GeneralSecurityException {
    TlsFiles files = new TestFleet(FLEET).identity(Role.OPERATOR, "alice");
    assertEquals(new PeerIdentity(FLEET, Role.OPERATOR, "alice"), files.identity());
  }

  @Test
  void a_certificate_without_a_uri_names_nobody() throws GeneralSecurityException {
    TestFleet fleet = new TestFleet(FLEET);
    assertThrows(CertificateException.class, () -> PeerIdentity.of(fleet.certificate()));
    assertThrows(CertificateException.class, () -> PeerIdentity.of(fleet.root()));
  }

  @Test
  void a_certificate_with_two_uris_names_nobody() throws GeneralSecurityException {
    TestFleet fleet = new TestFleet(FLEET);
    assertThrows(
        CertificateException.class,
        () ->
            PeerIdentity.of(fleet.certificate("spiffe://f/agent/h86", "spiffe://f/operator/eve")));
  }
}
