/**
 * Membership: certificates and keys from an MSP directory or a channel's configuration, identities,
 * signatures, principals.
 */
package io.longshore.lab.standin.msp;
