package io.longshore.lab.standin.msp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.longshore.lab.standin.material.Authority;
import io.longshore.lab.standin.material.Issued;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.ECPrivateKey;
import java.util.Base64;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.junit.jupiter.api.Test;

class PemTest {
  private static final Issued NODE = new Authority("ca").issue("CN=node");

  @Test
  void reads_a_key_as_cryptogen_writes_it_with_the_public_key_inside()
      throws IOException, MspException {
    DERBitString publicKey =
        (DERBitString)
            SubjectPublicKeyInfo.getInstance(NODE.certificate().getPublicKey().getEncoded())
                .getPublicKeyData()
                .toASN1Primitive();
    PrivateKeyInfo key =
        new PrivateKeyInfo(
            new AlgorithmIdentifier(
                X9ObjectIdentifiers.id_ecPublicKey, SECObjectIdentifiers.secp256r1),
            new org.bouncycastle.asn1.sec.ECPrivateKey(
                256, ((ECPrivateKey) NODE.key()).getS(), publicKey, null));
    byte[] pem = pem("PRIVATE KEY", key.getEncoded());
    assertEquals(
        true, Signatures.match(Pem.privateKey(pem, "node_sk"), NODE.certificate().getPublicKey()));
  }

  @Test
  void a_refused_key_says_its_kind_and_nothing_of_itself() {
    byte[] pem = pem("EC PRIVATE KEY", NODE.key().getEncoded());
    String text =
        assertThrows(MspException.class, () -> Pem.privateKey(pem, "node_sk")).getMessage();
    assertEquals(
        "node_sk holds: EC PRIVATE KEY; the stand-in reads PKCS#8 (PRIVATE KEY) only", text);
  }

  private static byte[] pem(String type, byte[] der) {
    String body = Base64.getMimeEncoder().encodeToString(der);
    return ("-----BEGIN " + type + "-----\n" + body + "\n-----END " + type + "-----\n")
        .getBytes(StandardCharsets.US_ASCII);
  }
}
