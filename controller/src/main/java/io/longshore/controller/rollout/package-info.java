/**
 * Brings the fleet from what hosts were told to what the spec says.
 *
 * <p>{@link io.longshore.controller.rollout.Rollout} decides, from nothing but what is known now,
 * so that it decides the same after a crash; {@link io.longshore.controller.rollout.RolloutDriver}
 * writes down, sends, and tells those who watch. Hosts that have nothing to lose are told
 * everything at once and order their starts by gates; a role that serves is changed member by
 * member.
 */
package io.longshore.controller.rollout;
