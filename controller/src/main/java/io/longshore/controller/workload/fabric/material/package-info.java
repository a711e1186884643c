/**
 * Fabric 1.4's material: certificate authorities, identities, the genesis block.
 *
 * <p>Everything that {@code cryptogen} and {@code configtxgen} 1.4.0 would write for a network is
 * built here, equal in meaning, without either of them. What differs on purpose:
 *
 * <ul>
 *   <li>Keys of nodes and users are not made here: a host makes them and asks for a certificate
 *       ({@link io.longshore.controller.workload.fabric.material.CertificateIssuer}).
 *   <li>A TLS certificate also names the host's address, so that a node can be reached by it.
 *   <li>A keystore's file is called {@code priv_sk}: the key's own name is not known before a host
 *       has made it, and Fabric finds a key by its content.
 *   <li>The genesis block is serialized deterministically, and made once.
 * </ul>
 *
 * <p>Builders are pure: randomness and instants are arguments. {@link
 * io.longshore.controller.workload.fabric.material.MaterialStore} alone touches the disk.
 */
package io.longshore.controller.workload.fabric.material;
