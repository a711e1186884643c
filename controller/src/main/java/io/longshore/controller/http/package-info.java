/**
 * The controller's HTTP edge: reports, health and metrics, read-only, on loopback unless told
 * otherwise.
 *
 * <p>Vert.x serves here and nowhere else. Its loop never waits: a request becomes an event on the
 * controller's loop, what is slow runs off both, and the answer goes back as an event.
 *
 * <p>A new address is one line in {@link io.longshore.controller.http.Pages}.
 */
package io.longshore.controller.http;
