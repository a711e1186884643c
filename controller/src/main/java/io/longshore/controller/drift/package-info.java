/**
 * Drift as the controller keeps it: what each host's agent finds that is not as the spec says, when
 * it came and went and what ended it, and one verdict for every host at any time.
 *
 * <p>{@link io.longshore.controller.drift.Verdicts} and {@link
 * io.longshore.controller.drift.DriftLedger} decide and are pure; {@link
 * io.longshore.controller.drift.DriftWatch} asks them on the loop and writes off it. What is in
 * memory is at most some seconds ahead of the database: a crash forgets when something was last
 * seen, never that it was.
 */
package io.longshore.controller.drift;
