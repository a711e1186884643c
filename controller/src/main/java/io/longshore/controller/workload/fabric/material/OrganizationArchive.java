package io.longshore.controller.workload.fabric.material;

import io.longshore.controller.workload.fabric.material.MaterialException.Reason;
import java.security.cert.CertificateException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The organisations of a material store: {@code organizations/<name>/<part>.pem}. */
final class OrganizationArchive {
  /** What all of its files' paths begin with. */
  static final String FOLDER = "organizations/";

  private final MaterialFiles files;
  private final OrganizationFounding founding;

  OrganizationArchive(MaterialFiles files, OrganizationFounding founding) {
    this.files = files;
    this.founding = founding;
  }

  /** The organisation as it is kept; what a crash kept from being made is made now. */
  OrganizationMaterial ensure(Organization organization, Instant now) throws MaterialException {
    Map<OrganizationPart, PartCertificate> parts = kept(organization);
    for (OrganizationPart part : OrganizationPart.values()) {
      if (!parts.containsKey(part)) {
        PartCertificate made =
            PartCertificate.of(
                founding.make(organization, part, makers(organization, part, parts), now));
        files.create(path(organization, part), IdentityFile.seal(made));
        parts.put(part, made);
      }
    }
    return material(organization, parts);
  }

  /** Whether all of the organisation is kept. */
  boolean has(Organization organization) throws MaterialException {
    for (OrganizationPart part : OrganizationPart.values()) {
      if (files.read(path(organization, part)).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /** The organisation as it is kept, of which nothing may be missing. */
  OrganizationMaterial load(Organization organization) throws MaterialException {
    Map<OrganizationPart, PartCertificate> parts = kept(organization);
    for (OrganizationPart part : OrganizationPart.values()) {
      if (!parts.containsKey(part)) {
        throw missing(organization, part, "the genesis block was made with it");
      }
    }
    return material(organization, parts);
  }

  /** Whether something else is kept of the organisation than these parts. */
  boolean holdsOther(Organization organization, Map<OrganizationPart, PartCertificate> parts)
      throws MaterialException {
    Map<OrganizationPart, PartCertificate> there = kept(organization);
    for (Map.Entry<OrganizationPart, PartCertificate> one : parts.entrySet()) {
      PartCertificate kept = there.get(one.getKey());
      if (kept != null && !kept.certificate().equals(one.getValue().certificate())) {
        return true;
      }
    }
    return false;
  }

  /** Keeps these parts, made elsewhere; those that are kept already stay as they are. */
  void adopt(Organization organization, Map<OrganizationPart, PartCertificate> parts)
      throws MaterialException {
    for (OrganizationPart part : OrganizationPart.values()) {
      PartCertificate one = parts.get(part);
      if (one != null && files.read(path(organization, part)).isEmpty()) {
        files.create(path(organization, part), IdentityFile.seal(one));
      }
    }
  }

  private Map<OrganizationPart, PartCertificate> kept(Organization organization)
      throws MaterialException {
    Map<OrganizationPart, PartCertificate> parts = new EnumMap<>(OrganizationPart.class);
    Optional<OrganizationPart> gap = Optional.empty();
    for (OrganizationPart part : OrganizationPart.values()) {
      Optional<byte[]> bytes = files.read(path(organization, part));
      if (bytes.isEmpty()) {
        gap = gap.or(() -> Optional.of(part));
      } else if (gap.isPresent()) {
        throw missing(organization, gap.get(), part.label() + " was made after it");
      } else {
        parts.put(part, read(organization, part, bytes.get(), parts));
      }
    }
    return parts;
  }

  private PartCertificate read(
      Organization organization,
      OrganizationPart part,
      byte[] bytes,
      Map<OrganizationPart, PartCertificate> earlier)
      throws MaterialException {
    try {
      PartCertificate identity = IdentityFile.open(bytes);
      String name = identity.certificate().commonName();
      if (!name.equals(part.commonName(organization))) {
        throw new CertificateException(
            "it is of " + name + ", not of " + part.commonName(organization));
      }
      PartCertificate signer = earlier.getOrDefault(part.signer(), identity);
      if (!identity.certificate().isIssuedBy(signer.certificate())) {
        throw new CertificateException("it is not signed by " + signer.certificate().commonName());
      }
      if (!part.mayBeKeyless() && identity.key().isEmpty()) {
        throw new CertificateException("its private key is missing");
      }
      return identity;
    } catch (CertificateException e) {
      throw new MaterialException(
          Reason.CORRUPT,
          files.place(path(organization, part)),
          e.getMessage(),
          "restore the file from a backup; it is never made anew over an existing one",
          e);
    }
  }

  private MaterialException missing(Organization organization, OrganizationPart part, String why) {
    return new MaterialException(
        Reason.INCOMPLETE,
        files.place(path(organization, part)),
        "it is gone, but " + why,
        "restore the file from a backup: identities it signed are in use");
  }

  private static OrganizationMaterial material(
      Organization organization, Map<OrganizationPart, PartCertificate> parts) {
    PartCertificate signing = parts.get(OrganizationPart.SIGNING_AUTHORITY);
    PartCertificate tls = parts.get(OrganizationPart.TLS_AUTHORITY);
    KeyedCertificate admin = parts.get(OrganizationPart.ADMIN).keyed().orElseThrow();
    return new OrganizationMaterial(
        new OrganizationMsp(
            organization, signing.certificate(), tls.certificate(), admin.certificate()),
        new CertificateIssuer(AuthorityKind.SIGNING, signing),
        new CertificateIssuer(AuthorityKind.TLS, tls),
        new SigningIdentity(organization.mspId(), admin),
        parts.get(OrganizationPart.ADMIN_TLS).keyed().orElseThrow());
  }

  /** The parts whose keys are here, the one that signs the next among them. */
  private Map<OrganizationPart, KeyedCertificate> makers(
      Organization organization, OrganizationPart next, Map<OrganizationPart, PartCertificate> kept)
      throws MaterialException {
    Map<OrganizationPart, KeyedCertificate> makers = new EnumMap<>(OrganizationPart.class);
    kept.forEach(
        (part, certificate) -> certificate.keyed().ifPresent(one -> makers.put(part, one)));
    if (next.signer() != next && !makers.containsKey(next.signer())) {
      throw new MaterialException(
          Reason.INCOMPLETE,
          files.place(path(organization, next)),
          "it is not there, and the key of "
              + next.signer().commonName(organization)
              + " that would sign it is kept elsewhere",
          "bring it with: controller material import");
    }
    return makers;
  }

  private static String path(Organization organization, OrganizationPart part) {
    return FOLDER + organization.name() + "/" + part.label() + ".pem";
  }
}
