package io.longshore.controller.workload.fabric.material;

import io.longshore.controller.workload.fabric.material.MaterialException.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Requests for certificates of authorities whose keys are elsewhere, and the answers to them:
 * {@code requests/NAME.request} and {@code requests/NAME.crt} of a material store. Public, all of
 * it; a controller that runs writes the ones, a command the others, and neither changes a file.
 */
public final class OutsideRequests {
  /** Far more than a network has; a host that asks for ever with new keys fills no disk. */
  private static final int MOST = 10_000;

  private static final String FOLDER = "requests";
  private static final String REQUEST = ".request";
  private static final String ANSWER = ".crt";

  private final Path folder;
  private final MaterialFiles files;

  /**
   * Those of a material store.
   *
   * @param store its folder, absolute
   */
  public OutsideRequests(Path store) {
    this.folder = store.resolve(FOLDER);
    this.files = new DiskMaterialFiles(folder);
  }

  /**
   * The certificate for a host's request, if it came; the request is kept for export otherwise.
   *
   * @return DER
   * @throws RequestRefused the request is not one that any authority would answer
   */
  public synchronized Optional<byte[]> answer(
      String organization, LeafSubject subject, byte[] pkcs10)
      throws MaterialException, RequestRefused {
    SigningRequest.provenKey(pkcs10, subject.commonName());
    OutsideRequest request = new OutsideRequest(organization, subject, pkcs10);
    Optional<byte[]> answer = files.read(request.name() + ANSWER);
    if (answer.isEmpty() && files.read(request.name() + REQUEST).isEmpty()) {
      if (kept().size() >= MOST) {
        throw new MaterialException(
            Reason.DISK,
            folder.toString(),
            "there are " + MOST + " requests already",
            "remove those that nobody waits for");
      }
      files.create(request.name() + REQUEST, request.encode());
    }
    return answer;
  }

  /**
   * Writes every request that has no answer yet into a folder: {@code NAME.csr} for the authority,
   * {@code NAME.ext} with what the certificate must say besides its subject.
   *
   * @return a line for each
   */
  public List<String> export(Path to) throws MaterialException {
    List<String> lines = new ArrayList<>();
    for (OutsideRequest request : open()) {
      try {
        Files.createDirectories(to);
        Files.writeString(to.resolve(request.name() + ".csr"), request.pem());
        Files.writeString(to.resolve(request.name() + ".ext"), request.extensions());
      } catch (IOException e) {
        throw disk(to, e);
      }
      lines.add(request.name() + ".csr: " + request.title());
    }
    return lines;
  }

  /**
   * Takes the certificates {@code NAME.crt} or {@code NAME.pem} of a folder that answer requests
   * and are right in every respect; those that are wrong are left out with all their problems.
   *
   * @param store knows the authorities' certificates
   */
  public OutsideImport take(Path from, MaterialStore store, MaterialRequest network, Instant now)
      throws MaterialException {
    List<String> taken = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (OutsideRequest request : open()) {
      Optional<Path> file =
          Stream.of(ANSWER, ".pem")
              .map(ending -> from.resolve(request.name() + ending))
              .filter(Files::isRegularFile)
              .findFirst();
      if (file.isEmpty()) {
        missing.add(request.title());
        continue;
      }
      try {
        X509Certificate answer = read(file.get());
        List<String> wrong =
            OutsideAnswer.problems(request, answer, authority(request, store, network), now);
        wrong.forEach(one -> problems.add(file.get().getFileName() + ": " + one));
        if (wrong.isEmpty()) {
          files.create(request.name() + ANSWER, answer.getEncoded());
          taken.add(request.title());
        }
      } catch (CertificateException e) {
        problems.add(file.get().getFileName() + ": it is no certificate: " + e.getMessage());
      } catch (IOException e) {
        throw disk(file.get(), e);
      }
    }
    return new OutsideImport(taken, missing, problems);
  }

  /** As the network that was made knows it; none is made here. */
  private static FabricCertificate authority(
      OutsideRequest request, MaterialStore store, MaterialRequest network)
      throws MaterialException {
    return store
        .find(network)
        .orElseThrow(
            () ->
                new MaterialException(
                    Reason.INCOMPLETE,
                    "genesis block",
                    "the network was not made yet",
                    "name the spec that was applied"))
        .organization(request.organization())
        .issuer(request.subject().profile())
        .certificate();
  }

  private static X509Certificate read(Path file) throws IOException, CertificateException {
    if (Files.size(file) > CertificateIssuer.MAX_REQUEST_BYTES * 4L) {
      throw new CertificateException("it is larger than any");
    }
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(file)));
  }

  /** Requests without an answer, sorted by name. */
  private List<OutsideRequest> open() throws MaterialException {
    List<OutsideRequest> open = new ArrayList<>();
    for (Path file : kept()) {
      String name = file.getFileName().toString();
      String stem = name.substring(0, name.length() - REQUEST.length());
      Optional<byte[]> request = files.read(name);
      if (request.isPresent() && files.read(stem + ANSWER).isEmpty()) {
        try {
          open.add(OutsideRequest.decode(request.get()));
        } catch (IllegalArgumentException e) {
          throw new MaterialException(
              Reason.CORRUPT,
              file.toString(),
              e.getMessage(),
              "remove the file; its host asks again",
              e);
        }
      }
    }
    return open;
  }

  private List<Path> kept() throws MaterialException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> file.toString().endsWith(REQUEST)).sorted().toList();
    } catch (IOException e) {
      throw disk(folder, e);
    }
  }

  private static MaterialException disk(Path place, IOException e) {
    return new MaterialException(
        Reason.DISK,
        place.toString(),
        e.getClass().getSimpleName() + ": " + e.getMessage(),
        "look at the folder's owner, its free space and the disk",
        e);
  }
}
