package io.longshore.lab.standin.msp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Loads the directory a node's MSP lives in, and refuses what the real programs refuse. */
public final class MspDirectory {
  private final Path directory;

  private MspDirectory(Path directory) {
    this.directory = directory;
  }

  /**
   * Loads and validates: one signing certificate with its key, CA certificates it chains to,
   * admins, TLS CAs.
   *
   * @throws MspException with the first thing that is missing or does not fit
   */
  public static LocalMsp load(Path directory, String mspId, Instant now) throws MspException {
    return new MspDirectory(directory).load(mspId, now);
  }

  private LocalMsp load(String mspId, Instant now) throws MspException {
    List<byte[]> signers = required("signcerts", "signer");
    List<X509Certificate> roots = certificates(required("cacerts", "ca"), "cacerts");
    List<X509Certificate> admins = certificates(required("admincerts", "admin"), "admincerts");
    List<X509Certificate> intermediates =
        certificates(files("intermediatecerts"), "intermediatecerts");
    // The real programs accept a missing tlscacerts; a node in the lab has one, and a file left out
    // shall show.
    for (X509Certificate tlsCa : certificates(required("tlscacerts", "TLS ca"), "tlscacerts")) {
      if (!Chain.isCa(tlsCa)) {
        throw new MspException(
            directory.resolve("tlscacerts") + ": CA Certificate did not have the CA attribute");
      }
    }
    // Fabric 1.4 does not enforce node OUs in a node's own directory, so config.yaml is not looked
    // at.
    Msp msp = new Msp(mspId, roots, intermediates, admins, Optional.empty()).checked();
    X509Certificate certificate =
        Pem.certificates(signers.get(0), directory.resolve("signcerts").toString()).get(0);
    msp.validate(certificate);
    if (now.isAfter(certificate.getNotAfter().toInstant())) {
      throw new MspException(
          "signing identity expired at " + certificate.getNotAfter().toInstant());
    }
    return new LocalMsp(
        msp, new SigningIdentity(mspId, signers.get(0), certificate, keyOf(certificate)));
  }

  private PrivateKey keyOf(X509Certificate certificate) throws MspException {
    MspException unreadable = null;
    for (byte[] file : required("keystore", "private key")) {
      try {
        PrivateKey key = Pem.privateKey(file, "a file in " + directory.resolve("keystore"));
        if (Signatures.match(key, certificate.getPublicKey())) {
          return key;
        }
      } catch (MspException e) {
        unreadable = e;
      }
    }
    String text =
        "KeyMaterial not found in SigningIdentityInfo: no key in %s belongs to the certificate in signcerts"
            .formatted(directory.resolve("keystore"));
    throw unreadable == null ? new MspException(text) : new MspException(text, unreadable);
  }

  private List<byte[]> required(String folder, String what) throws MspException {
    List<byte[]> found = files(folder);
    if (found.isEmpty()) {
      throw new MspException(
          "could not load a valid %s %s from directory %s"
              .formatted(
                  what, what.endsWith("key") ? "file" : "certificate", directory.resolve(folder)));
    }
    return found;
  }

  private List<byte[]> files(String folder) throws MspException {
    Path path = directory.resolve(folder);
    if (!Files.isDirectory(path)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(path)) {
      List<byte[]> contents = new ArrayList<>();
      for (Path file : entries.filter(Files::isRegularFile).sorted().toList()) {
        contents.add(Files.readAllBytes(file));
      }
      return contents;
    } catch (IOException e) {
      throw new MspException("could not read directory " + path, e);
    }
  }

  private List<X509Certificate> certificates(List<byte[]> files, String folder)
      throws MspException {
    List<X509Certificate> all = new ArrayList<>();
    for (byte[] file : files) {
      all.addAll(Pem.certificates(file, "in " + directory.resolve(folder)));
    }
    return all;
  }
}
