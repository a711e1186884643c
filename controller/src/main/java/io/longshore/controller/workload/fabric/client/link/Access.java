package io.longshore.controller.workload.fabric.client.link;

import io.longshore.controller.workload.fabric.material.SigningIdentity;
import java.util.Objects;

/**
 * A node, and in whose name it is spoken to.
 *
 * @param node where it is
 * @param signer whose rights the messages have
 */
public record Access(Endpoint node, SigningIdentity signer) {
  public Access {
    Objects.requireNonNull(node, "node");
    Objects.requireNonNull(signer, "signer");
  }
}
