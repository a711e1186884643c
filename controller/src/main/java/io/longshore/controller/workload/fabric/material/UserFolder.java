package io.longshore.controller.workload.fabric.material;

import io.longshore.controller.workload.fabric.material.MaterialException.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Somebody's own MSP folder, as cryptogen and Fabric's CA lay it out: one certificate in {@code
 * signcerts}, one key in {@code keystore}.
 */
public final class UserFolder {
  private UserFolder() {}

  /**
   * Who the folder's owner is.
   *
   * @param mspId of the organisation; the folder does not say
   * @throws MaterialException a part is missing, is damaged, or does not fit the other
   */
  public static SigningIdentity read(Path folder, String mspId) throws MaterialException {
    Path certificate = only(folder.resolve("signcerts"));
    Path key = only(folder.resolve("keystore"));
    try {
      KeyedCertificate identity =
          new KeyedCertificate(
              FabricCertificate.ofPem(text(certificate)),
              PrivateKeyMaterial.ofPkcs8(Pem.one(Pem.PRIVATE_KEY, text(key))));
      return new SigningIdentity(mspId, identity);
    } catch (CertificateException | IllegalArgumentException e) {
      throw new MaterialException(
          Reason.CORRUPT,
          folder.toString(),
          e.getMessage(),
          "signcerts holds a certificate in PEM, keystore its P-256 key in PKCS#8",
          e);
    } catch (IOException e) {
      throw unreadable(folder, e);
    }
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.US_ASCII);
  }

  private static Path only(Path folder) throws MaterialException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> found = files.filter(Files::isRegularFile).sorted().toList();
      if (found.size() == 1) {
        return found.get(0);
      }
      throw new MaterialException(
          Reason.INCOMPLETE,
          folder.toString(),
          "it holds " + found.size() + " files where one is wanted",
          "name the MSP folder of one user, with signcerts and keystore");
    } catch (IOException e) {
      throw unreadable(folder, e);
    }
  }

  private static MaterialException unreadable(Path folder, IOException e) {
    return new MaterialException(
        Reason.INCOMPLETE,
        folder.toString(),
        "it cannot be read: " + e.getMessage(),
        "name the MSP folder of one user, with signcerts and keystore",
        e);
  }
}
