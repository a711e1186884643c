/**
 * The spec: what the operator writes, as a value, with everything that is wrong with it.
 *
 * <p>{@link io.longshore.controller.spec.tree} holds the values with their places, {@link
 * io.longshore.controller.spec.hocon} alone knows the file format. {@link
 * io.longshore.controller.spec.SpecReader} turns values into types and records what does not fit
 * rather than stopping at it.
 */
package io.longshore.controller.spec;
