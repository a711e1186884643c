package io.longshore.controller.workload.fabric;

import io.longshore.controller.workload.fabric.material.LeafSubject;
import io.longshore.controller.workload.fabric.material.Organization;
import io.longshore.model.IdentityProfile;
import io.longshore.model.IdentityRequest;

/** The identities that hosts make for their nodes. */
final class FabricIdentities {
  private FabricIdentities() {}

  /** The name of a node's MSP identity on its host. */
  static String msp(String owner) {
    return owner + "-msp";
  }

  /** The name of a node's TLS identity on its host. */
  static String tls(String owner) {
    return owner + "-tls";
  }

  /** A node's MSP identity. */
  static IdentityRequest node(Organization organization, String node) {
    return request(msp(node), organization, LeafSubject.node(organization, node));
  }

  /** A node's TLS identity, valid for its name and for its host's address. */
  static IdentityRequest server(Organization organization, String node, String address) {
    return request(tls(node), organization, LeafSubject.server(node, address));
  }

  /** A user's MSP identity. */
  static IdentityRequest user(Organization organization, String owner, String user) {
    return request(msp(owner), organization, LeafSubject.user(organization, user));
  }

  private static IdentityRequest request(
      String name, Organization organization, LeafSubject subject) {
    return new IdentityRequest(
        name,
        organization.name(),
        subject.commonName(),
        subject.organizationalUnits(),
        subject.alternativeNames(),
        IdentityProfile.valueOf(subject.profile().name()));
  }
}
