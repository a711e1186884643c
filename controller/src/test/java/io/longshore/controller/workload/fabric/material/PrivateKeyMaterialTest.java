package io.longshore.controller.workload.fabric.material;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Map;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.junit.jupiter.api.Test;

class PrivateKeyMaterialTest {
  private static final PrivateKeyMaterial KEY = PrivateKeyMaterial.generate(new SeededRandom(1));

  @Test
  void every_signature_has_a_low_s_and_is_the_keys() {
    for (int i = 0; i < 300; i++) {
      byte[] message = ("message " + i).getBytes(StandardCharsets.UTF_8);
      byte[] signature = KEY.sign(message);
      assertTrue(P256.isLowS(signature), "signature " + i);
      assertTrue(P256.verify(KEY.publicKey(), message, signature), "signature " + i);
      assertFalse(P256.verify(KEY.publicKey(), new byte[] {1}, signature), "signature " + i);
    }
  }

  @Test
  void the_jdk_accepts_its_signatures() throws Exception {
    Signature verifier = Signature.getInstance("SHA256withECDSA");
    verifier.initVerify(
        KeyFactory.getInstance("EC")
            .generatePublic(new X509EncodedKeySpec(P256.encode(KEY.publicKey()).getEncoded())));
    verifier.update(new byte[] {1, 2, 3});
    assertTrue(verifier.verify(KEY.sign(new byte[] {1, 2, 3})));
  }

  @Test
  void a_high_s_is_recognised() throws Exception {
    BigInteger order = P256.DOMAIN.getN();
    byte[] high =
        org.bouncycastle.crypto.signers.StandardDSAEncoding.INSTANCE.encode(
            order, BigInteger.ONE, order.subtract(BigInteger.ONE));
    assertFalse(P256.isLowS(high));
    assertFalse(P256.isLowS(new byte[] {1, 2}));
  }

  @Test
  void is_written_as_go_writes_it_and_read_back() throws Exception {
    byte[] pkcs8 = KEY.revealPkcs8();
    org.bouncycastle.asn1.sec.ECPrivateKey inner =
        org.bouncycastle.asn1.sec.ECPrivateKey.getInstance(
            PrivateKeyInfo.getInstance(pkcs8).parsePrivateKey());
    assertEquals(65, inner.getPublicKey().getBytes().length);
    assertEquals(null, inner.getParametersObject());

    assertArrayEquals(pkcs8, PrivateKeyMaterial.ofPkcs8(pkcs8).revealPkcs8());
    ECPrivateKey jdk =
        (ECPrivateKey) KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    assertEquals(inner.getKey(), jdk.getS());
  }

  @Test
  void refuses_keys_of_another_kind() throws Exception {
    byte[] rsa = KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate().getEncoded();
    assertThrows(IllegalArgumentException.class, () -> PrivateKeyMaterial.ofPkcs8(rsa));
    assertThrows(
        IllegalArgumentException.class, () -> PrivateKeyMaterial.ofPkcs8(new byte[] {1, 2, 3}));
  }

  @Test
  void prints_nothing_of_itself_nor_in_what_holds_it() {
    assertEquals("private key (P-256, not shown)", KEY.toString());
    Map<OrganizationPart, KeyedCertificate> parts = FoundedNetwork.found(GoldenNetwork.ORG1, 2);
    KeyedCertificate admin = parts.get(OrganizationPart.ADMIN);
    String secret =
        PrivateKeyInfo.getInstance(admin.key().revealPkcs8()).getPrivateKey().toString();
    String holders =
        parts
            + " "
            + new SigningIdentity("Org1MSP", admin)
            + " "
            + FoundedNetwork.issuer(AuthorityKind.TLS, parts);
    assertTrue(holders.contains(KEY.toString()), holders);
    assertFalse(holders.contains(secret.substring(20, 60)), holders);
  }
}
