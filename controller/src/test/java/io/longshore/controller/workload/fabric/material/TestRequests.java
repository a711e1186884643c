package io.longshore.controller.workload.fabric.material;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequestBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/**
 * Certificate requests, honest and otherwise, made with the JDK's own keys as a host makes them.
 */
final class TestRequests {
  private static final String MANY_NAMES = "evil.example.com";

  private TestRequests() {}

  static byte[] honest(SecureRandom random) throws Exception {
    return signed(curve("secp256r1", random), "SHA256withECDSA", "CN=whoever", 0);
  }

  static byte[] of(String subject) throws Exception {
    return of(keys(), subject);
  }

  static byte[] of(KeyPair keys, String subject) throws Exception {
    return signed(keys, "SHA256withECDSA", subject, 0);
  }

  static KeyPair keys() throws Exception {
    return curve("secp256r1", new SecureRandom());
  }

  static byte[] withNames(SecureRandom random, int names) throws Exception {
    return signed(
        curve("secp256r1", random),
        "SHA256withECDSA",
        "CN=orderer1.example.com,OU=admin,O=evil",
        names);
  }

  static byte[] rsa() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    return signed(generator.generateKeyPair(), "SHA256withRSA", "CN=whoever", 0);
  }

  static byte[] onCurve(String curve) throws Exception {
    return signed(curve(curve, new SecureRandom()), "SHA256withECDSA", "CN=whoever", 0);
  }

  static byte[] withDigest(String algorithm) throws Exception {
    return signed(curve("secp256r1", new SecureRandom()), algorithm, "CN=whoever", 0);
  }

  /** A request for one key, signed by another. */
  static byte[] signedByAnotherKey() throws Exception {
    KeyPair claimed = curve("secp256r1", new SecureRandom());
    PrivateKey own = curve("secp256r1", new SecureRandom()).getPrivate();
    return signed(new KeyPair(claimed.getPublic(), own), "SHA256withECDSA", "CN=whoever", 0);
  }

  private static KeyPair curve(String name, SecureRandom random) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec(name), random);
    return generator.generateKeyPair();
  }

  private static byte[] signed(KeyPair pair, String algorithm, String subject, int names)
      throws Exception {
    PKCS10CertificationRequestBuilder builder =
        new JcaPKCS10CertificationRequestBuilder(new X500Name(subject), pair.getPublic());
    if (names > 0) {
      builder.addAttribute(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest, extensions(names));
    }
    return builder
        .build(new JcaContentSignerBuilder(algorithm).build(pair.getPrivate()))
        .getEncoded();
  }

  private static Extensions extensions(int names) throws Exception {
    GeneralName[] wanted = new GeneralName[names];
    for (int i = 0; i < names; i++) {
      wanted[i] = new GeneralName(GeneralName.dNSName, i + "." + MANY_NAMES);
    }
    ExtensionsGenerator generator = new ExtensionsGenerator();
    generator.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(wanted));
    return generator.generate();
  }
}
