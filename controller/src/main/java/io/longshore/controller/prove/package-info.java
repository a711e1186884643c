/** Proof that a network orders: one small message in through one orderer, out through another. */
package io.longshore.controller.prove;
