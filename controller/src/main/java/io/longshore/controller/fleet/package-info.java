/**
 * The hosts as the controller knows them, and the streams their agents keep to it.
 *
 * <p>{@link io.longshore.controller.fleet.FleetState} has one writer, the loop; everything else
 * reads {@link io.longshore.controller.fleet.Fleet}, which never changes. An agent's messages are
 * data: which host they concern follows from the certificate of its stream and from nothing else.
 */
package io.longshore.controller.fleet;
