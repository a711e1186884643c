/**
 * What applying a spec would do, decided without doing any of it.
 *
 * <p>{@link io.longshore.controller.plan.FleetPlanner} compares what the spec comes to with what is
 * known of the fleet and gives steps with reasons, in waves; or problems, and then nothing is
 * changed. {@link io.longshore.controller.plan.Members} is the comparison that planning and rolling
 * out share.
 */
package io.longshore.controller.plan;
