/**
 * What runs on the fleet: kinds of workload, and how a spec becomes exact containers.
 *
 * <p>A kind is one package and one line in {@link io.longshore.controller.workload.WorkloadKinds}.
 * Everything here is pure; what must be made once (authorities, a genesis block) is asked for by
 * {@link io.longshore.controller.workload.Fleet#materials} and handed in.
 */
package io.longshore.controller.workload;
