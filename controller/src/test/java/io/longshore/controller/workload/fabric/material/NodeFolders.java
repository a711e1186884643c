package io.longshore.controller.workload.fabric.material;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;

/**
 * Folders on disk: a node's, with keys made on the spot as its host's agent would; an
 * administrator's.
 */
public final class NodeFolders {
  private static final String IDENTITY = "node";

  private NodeFolders() {}

  /** Writes {@code msp/} and {@code tls/} of a node that serves at an address. */
  public static void write(
      Path folder, OrganizationMaterial organization, String node, String address, Instant now)
      throws IOException, RequestRefused {
    OrganizationMsp msp = organization.msp();
    write(
        folder.resolve("msp"),
        MspFolder.node(msp, node, IDENTITY),
        keyed(organization, LeafSubject.node(msp.organization(), node), now));
    write(
        folder.resolve("tls"),
        MspFolder.tlsServer(msp, IDENTITY),
        keyed(organization, LeafSubject.server(node, address), now));
  }

  /** Writes the MSP folder of an organisation's administrator, as cryptogen would. */
  public static void writeAdmin(Path folder, OrganizationMaterial organization) throws IOException {
    OrganizationMsp msp = organization.msp();
    write(
        folder,
        MspFolder.user(msp, "Admin@" + msp.organization().domain(), IDENTITY),
        organization.admin().identity());
  }

  private static KeyedCertificate keyed(
      OrganizationMaterial organization, LeafSubject subject, Instant now) throws RequestRefused {
    SecureRandom random = new SecureRandom();
    PrivateKeyMaterial key = PrivateKeyMaterial.generate(random);
    CertificateIssuer issuer = organization.issuer(subject.profile());
    return new KeyedCertificate(
        issuer.issue(
            key.publicKey(),
            subject,
            Validity.under(issuer.certificate(), now),
            SerialNumbers.next(random)),
        key);
  }

  private static void write(Path folder, List<FolderFile> files, KeyedCertificate identity)
      throws IOException {
    for (FolderFile file : files) {
      Path path = folder.resolve(file.path());
      Files.createDirectories(path.getParent());
      Files.write(path, content(file.content(), identity));
    }
  }

  private static byte[] content(FolderContent content, KeyedCertificate identity) {
    if (content instanceof FolderContent.Known known) {
      return known.bytes().toByteArray();
    }
    return content instanceof FolderContent.KeyOf
        ? Pem.encode(Pem.PRIVATE_KEY, identity.key().revealPkcs8()).getBytes()
        : identity.certificate().pemBytes();
  }
}
