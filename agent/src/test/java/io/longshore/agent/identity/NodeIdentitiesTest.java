package io.longshore.agent.identity;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.longshore.base.DiskStateDir;
import io.longshore.base.InMemoryStateDir;
import io.longshore.model.IdentityProfile;
import io.longshore.model.IdentityRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeIdentitiesTest {
  @TempDir Path folder;
  private final InMemoryStateDir disk = new InMemoryStateDir();
  private final NodeIdentities identities = new NodeIdentities(disk, new SecureRandom());
  private final FakeAuthority authority = new FakeAuthority();

  private static IdentityRequest request(String commonName) {
    return new IdentityRequest(
        "orderer1-msp",
        "OrdererMSP",
        commonName,
        List.of("orderer"),
        List.of(),
        IdentityProfile.NODE_SIGNING);
  }

  @Test
  void an_identity_is_there_once_its_certificate_is() throws IOException {
    IdentityRequest request = request("a");
    assertEquals(Optional.empty(), identities.find(request));
    byte[] pkcs10 = identities.request(request);
    assertEquals(Optional.empty(), identities.find(request));
    identities.keep(request, authority.certify(pkcs10));
    NodeIdentity held = identities.find(request).orElseThrow();
    assertTrue(held.subjectKeyId().matches("[0-9a-f]{64}"));
    assertTrue(new String(held.keyText(), US_ASCII).startsWith("-----BEGIN PRIVATE KEY-----\n"));
    assertTrue(
        new String(held.certificateText(), US_ASCII).startsWith("-----BEGIN CERTIFICATE-----\n"));
    assertEquals("identity orderer1-msp", held.toString());
  }

  @Test
  void asking_again_asks_for_the_same_key_until_the_request_changes() throws Exception {
    byte[] first = key(identities.request(request("a")));
    assertArrayEquals(first, key(identities.request(request("a"))));
    assertNotEquals(List.of(first), List.of(key(identities.request(request("b")))));
  }

  @Test
  void the_request_proves_that_the_key_is_here_and_carries_the_name() throws Exception {
    JcaPKCS10CertificationRequest request =
        new JcaPKCS10CertificationRequest(identities.request(request("a")));
    assertTrue(
        request.isSignatureValid(
            new JcaContentVerifierProviderBuilder().build(request.getPublicKey())));
    assertEquals("OU=orderer,CN=a", request.getSubject().toString());
  }

  @Test
  void a_certificate_for_another_key_is_refused() throws IOException {
    IdentityRequest request = request("a");
    identities.request(request);
    byte[] other = authority.certify(identities.request(request("b")));
    assertThrows(IOException.class, () -> identities.keep(request, other));
    assertThrows(IOException.class, () -> identities.keep(request, new byte[] {1}));
    assertEquals(Optional.empty(), identities.find(request));
  }

  @Test
  void the_key_is_on_disk_for_its_owner_alone_before_it_is_spoken_of() throws IOException {
    NodeIdentities kept = new NodeIdentities(new DiskStateDir(folder), new SecureRandom());
    kept.request(request("a"));
    Path key = folder.resolve("identities/orderer1-msp." + request("a").digest().brief() + ".key");
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(key)));
  }

  @Test
  void without_room_for_the_key_nothing_is_asked_for() {
    disk.failPutAfter(0);
    assertThrows(IOException.class, () -> identities.request(request("a")));
    assertFalse(disk.puts() > 0);
  }

  @Test
  void a_key_is_written_as_go_writes_it() throws Exception {
    byte[] pkcs10 = identities.request(request("a"));
    identities.keep(request("a"), authority.certify(pkcs10));
    byte[] encoded = PemText.decode(identities.find(request("a")).orElseThrow().keyText());
    var inner =
        org.bouncycastle.asn1.sec.ECPrivateKey.getInstance(
            PrivateKeyInfo.getInstance(encoded).parsePrivateKey());
    assertEquals(65, inner.getPublicKey().getOctets().length);
    assertEquals(null, inner.getParametersObject());
  }

  private static byte[] key(byte[] pkcs10) throws Exception {
    return new JcaPKCS10CertificationRequest(pkcs10).getPublicKey().getEncoded();
  }
}
