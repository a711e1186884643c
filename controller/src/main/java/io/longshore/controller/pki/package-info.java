/**
 * The fleet's own authority, and the certificates by which controller, agents and operators know
 * each other. It has nothing to do with any workload's certificates.
 *
 * <pre>
 * root       P-256, ten years     the one thing members trust; its key signs issuing authorities
 *   issuing  P-256, one year      signs leaves of this deployment and nothing else; another takes its
 *                                 place at half of its life, or on an operator's word
 *     leaf   30 days, people 90   shown together with its issuer's certificate
 * </pre>
 *
 * <p>A fleet whose root signed leaves itself gets an issuing authority at the next start: those
 * leaves stay good until they end, and what is made from then on comes from below. While one root
 * takes the place of another, both vouch for the issuing authority, so that whoever trusts either
 * finds a way to every leaf.
 */
package io.longshore.controller.pki;
