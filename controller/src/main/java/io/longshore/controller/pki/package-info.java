/**
 * The fleet's own authority: one P-256 root, made once, and the certificates by which controller,
 * agents and operators know each other. It has nothing to do with any workload's certificates.
 */
package io.longshore.controller.pki;
