/**
 * What the controller must not forget. What it cannot do without is kept as small records in a
 * crash-safe state folder:
 *
 * <pre>
 * tokens/HOST.token      the newest join token of a host: its hash, expiry, use
 * enrolled/HOST.host     the certificate a host was given
 * hosts/HOST.desired     the desired state a host was last sent, with its generation
 * </pre>
 *
 * <p>Each file is written whole or not at all. Runs, their specs and every history are in the
 * database ({@link io.longshore.controller.store.sql}), where accepting a spec and starting its run
 * is one transaction.
 */
package io.longshore.controller.store;
