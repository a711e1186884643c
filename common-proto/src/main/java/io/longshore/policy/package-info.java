/**
 * What the owner of a host lets containers be, whoever asks: the same judgement on the host, which
 * enforces it, and at the controller, which says beforehand what a host would refuse.
 */
package io.longshore.policy;
