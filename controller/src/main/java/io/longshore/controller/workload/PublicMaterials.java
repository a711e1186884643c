package io.longshore.controller.workload;

import com.google.protobuf.ByteString;
import io.longshore.controller.workload.fabric.material.Materials;
import io.longshore.controller.workload.fabric.material.OrganizationMsp;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was made once for a spec, without a single secret: all that compiling may see.
 *
 * @param msps the organisations' public halves, by organisation
 * @param genesis the bytes of the genesis block; empty when there is none
 */
public record PublicMaterials(SortedMap<String, OrganizationMsp> msps, ByteString genesis) {
  public PublicMaterials {
    msps = Collections.unmodifiableSortedMap(new TreeMap<>(msps));
  }

  /** For specs that need none. */
  public static PublicMaterials none() {
    return new PublicMaterials(new TreeMap<>(Map.of()), ByteString.EMPTY);
  }

  /** The public half of materials. */
  public static PublicMaterials of(Materials materials) {
    return new PublicMaterials(materials.msps(), materials.genesis().block());
  }

  /** The public half of an organisation. */
  public OrganizationMsp msp(String organization) {
    OrganizationMsp msp = msps.get(organization);
    if (msp == null) {
      throw new IllegalArgumentException("there is no material of organisation " + organization);
    }
    return msp;
  }
}
