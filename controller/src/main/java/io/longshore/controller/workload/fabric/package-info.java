/**
 * Hyperledger Fabric 1.4 with Kafka ordering: from a topology to exact containers.
 *
 * <p>{@link io.longshore.controller.workload.fabric.FabricReader} reads what the operator wrote,
 * the {@code …Checks} ask of it what Fabric, Kafka and ZooKeeper ask, and {@link
 * io.longshore.controller.workload.fabric.FabricCompiler} derives the rest. The order of the
 * containers' start is in their gates alone.
 */
package io.longshore.controller.workload.fabric;
