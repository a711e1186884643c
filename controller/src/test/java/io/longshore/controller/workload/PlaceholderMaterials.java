package io.longshore.controller.workload;

import com.google.protobuf.ByteString;
import io.longshore.controller.workload.fabric.material.FabricCertificate;
import io.longshore.controller.workload.fabric.material.MaterialException;
import io.longshore.controller.workload.fabric.material.MaterialRequest;
import io.longshore.controller.workload.fabric.material.MaterialStore;
import io.longshore.controller.workload.fabric.material.Materials;
import io.longshore.controller.workload.fabric.material.OrganizationMsp;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.TreeMap;

/** Materials for any request, all made of one certificate: quick, and good enough to compile. */
final class PlaceholderMaterials {
  private final FabricCertificate certificate;

  PlaceholderMaterials(Path folder, MaterialRequest request) throws MaterialException {
    Materials made = made(folder, request);
    this.certificate = made.msps().values().iterator().next().admin();
  }

  /** Real ones. */
  static Materials made(Path folder, MaterialRequest request) throws MaterialException {
    Clock clock = Clock.fixed(Instant.parse("2026-11-23T00:00:00Z"), ZoneOffset.UTC);
    return MaterialStore.open(folder, new SecureRandom(), clock).ensure(request);
  }

  PublicMaterials of(MaterialRequest request) {
    TreeMap<String, OrganizationMsp> msps = new TreeMap<>();
    request
        .organizations()
        .forEach(
            (name, organization) ->
                msps.put(
                    name,
                    new OrganizationMsp(organization, certificate, certificate, certificate)));
    return new PublicMaterials(msps, ByteString.copyFromUtf8("genesis"));
  }
}
