package io.longshore.controller.workload.fabric.material;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Organisations as cryptogen lays them: read from a {@code crypto-config} folder and held to
 * everything a network needs of them.
 */
final class CryptoTree {
  private static final long LARGEST = 64 * 1024;

  private final Path root;
  private final Instant now;
  private final List<String> problems = new ArrayList<>();

  CryptoTree(Path root, Instant now) {
    this.root = root;
    this.now = now;
  }

  /** Everything wrong with what was read so far, a sentence each. */
  List<String> problems() {
    return List.copyOf(problems);
  }

  /** Whether the tree has the organisation at all. */
  boolean has(Organization organization) {
    return Files.isDirectory(folder(organization), LinkOption.NOFOLLOW_LINKS);
  }

  /** The organisation's parts; its administrator's TLS certificate may be missing. */
  Map<OrganizationPart, PartCertificate> read(Organization organization) {
    Map<OrganizationPart, PartCertificate> parts = new EnumMap<>(OrganizationPart.class);
    for (OrganizationPart part : OrganizationPart.values()) {
      place(organization, part)
          .flatMap(place -> read(organization, part, place, parts))
          .ifPresent(found -> parts.put(part, found));
    }
    PartCertificate tls = parts.get(OrganizationPart.TLS_AUTHORITY);
    if (tls != null
        && tls.key().isEmpty()
        && place(organization, OrganizationPart.ADMIN_TLS).isEmpty()) {
      problem(
          folder(organization).resolve("users"),
          "its administrator has no tls folder, and there is no key of "
              + tls.certificate().commonName()
              + " to make what belongs there");
    }
    return parts;
  }

  private Optional<PartCertificate> read(
      Organization organization,
      OrganizationPart part,
      Place place,
      Map<OrganizationPart, PartCertificate> earlier) {
    Optional<FabricCertificate> certificate = certificate(place.certificate());
    if (certificate.isEmpty()) {
      return Optional.empty();
    }
    int before = problems.size();
    check(organization, part, place, certificate.get(), earlier);
    Optional<PrivateKeyMaterial> key = key(place, part, certificate.get());
    return problems.size() == before
        ? Optional.of(new PartCertificate(certificate.get(), key))
        : Optional.empty();
  }

  private void check(
      Organization organization,
      OrganizationPart part,
      Place place,
      FabricCertificate certificate,
      Map<OrganizationPart, PartCertificate> earlier) {
    String wanted = part.commonName(organization);
    if (!certificate.commonName().equals(wanted)) {
      problem(place.certificate(), "it is of " + certificate.commonName() + ", not of " + wanted);
    }
    if (certificate.notAfter().isBefore(now)) {
      problem(place.certificate(), "it expired on " + certificate.notAfter());
    }
    if (certificate.notBefore().isAfter(now)) {
      problem(place.certificate(), "it is valid only from " + certificate.notBefore());
    }
    boolean own = part.signer() == part;
    FabricCertificate signer =
        own
            ? certificate
            : Optional.ofNullable(earlier.get(part.signer()))
                .map(PartCertificate::certificate)
                .orElse(null);
    if (signer != null && !certificate.isIssuedBy(signer)) {
      problem(
          place.certificate(),
          own
              ? "it does not sign itself; an intermediate authority is not taken"
              : "it is not signed by " + signer.commonName() + " of this tree");
    }
  }

  private Optional<FabricCertificate> certificate(Path file) {
    return text(file)
        .flatMap(
            text -> {
              try {
                return Optional.of(FabricCertificate.ofPem(text));
              } catch (CertificateException e) {
                problem(file, e.getMessage());
                return Optional.empty();
              }
            });
  }

  /**
   * The one key of the folder that is the certificate's: Fabric finds keys by content too. An
   * authority's may be kept elsewhere; then there is none at all.
   */
  private Optional<PrivateKeyMaterial> key(
      Place place, OrganizationPart part, FabricCertificate certificate) {
    List<Path> candidates = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(place.keys(), place.pattern())) {
      files.forEach(candidates::add);
    } catch (IOException e) {
      problem(place.keys(), "it cannot be read");
      return Optional.empty();
    }
    for (Path candidate : candidates.stream().sorted().toList()) {
      Optional<PrivateKeyMaterial> key = text(candidate).flatMap(text -> key(candidate, text));
      if (key.isPresent() && certificate.isFor(key.get())) {
        return key;
      }
    }
    if (candidates.isEmpty() && part.mayBeKeyless()) {
      return Optional.empty();
    }
    problem(
        place.keys(),
        candidates.isEmpty()
            ? "there is no private key (" + place.pattern() + ")"
            : "no private key in it is the one of " + place.certificate().getFileName());
    return Optional.empty();
  }

  private Optional<PrivateKeyMaterial> key(Path file, String text) {
    try {
      return Optional.of(PrivateKeyMaterial.ofPkcs8(Pem.one(Pem.PRIVATE_KEY, text)));
    } catch (IllegalArgumentException e) {
      problem(
          file,
          "it is no unencrypted P-256 key in PKCS#8 (openssl pkcs8 -topk8 -nocrypt makes one)");
      return Optional.empty();
    }
  }

  private Optional<String> text(Path file) {
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
        problem(file, Files.exists(file) ? "it is no file of at most 64 KiB" : "it is not there");
        return Optional.empty();
      }
      String text = Files.readString(file, StandardCharsets.US_ASCII);
      return Optional.of(text.endsWith("\n") ? text : text + "\n");
    } catch (IOException e) {
      problem(file, "it cannot be read");
      return Optional.empty();
    }
  }

  private void problem(Path file, String what) {
    problems.add(root.relativize(file) + ": " + what);
  }

  private Optional<Place> place(Organization organization, OrganizationPart part) {
    Path folder = folder(organization);
    String admin = organization.userName(Organization.ADMIN);
    Path user = folder.resolve("users").resolve(admin);
    return switch (part) {
      case SIGNING_AUTHORITY, TLS_AUTHORITY -> {
        Path own = folder.resolve(part.label());
        String name = part.commonName(organization);
        yield Optional.of(new Place(own.resolve(name + "-cert.pem"), own, "*_sk"));
      }
      case ADMIN -> {
        Path msp = user.resolve("msp");
        yield Optional.of(
            new Place(
                msp.resolve("signcerts").resolve(admin + "-cert.pem"),
                msp.resolve("keystore"),
                "*_sk"));
      }
      case ADMIN_TLS -> {
        Path tls = user.resolve("tls");
        yield Files.isDirectory(tls)
            ? Optional.of(new Place(tls.resolve("client.crt"), tls, "client.key"))
            : Optional.empty();
      }
    };
  }

  private Path folder(Organization organization) {
    String kind =
        organization.role() == Organization.Role.ORDERER
            ? "ordererOrganizations"
            : "peerOrganizations";
    return root.resolve(kind).resolve(organization.domain());
  }

  /**
   * Where a part lies.
   *
   * @param certificate its file
   * @param keys the folder its key is in
   * @param pattern of the key's file name
   */
  private record Place(Path certificate, Path keys, String pattern) {}
}
