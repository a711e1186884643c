/**
 * A client of Fabric 1.4: what is said to orderers and peers, and what their answers mean.
 *
 * <p>In three layers, each used by the next: builders of messages ({@code proposal}, {@code
 * channel}, {@code chaincode}, {@code policy}) are pure; {@code link} carries messages to a node
 * and back, each call bounded by a deadline, and {@code answer} says what came of it; {@code step}
 * observes, decides, acts and looks again, so that repeating a step changes nothing.
 */
package io.longshore.controller.workload.fabric.client;
