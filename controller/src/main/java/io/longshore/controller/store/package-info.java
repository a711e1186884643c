/**
 * What the controller must not forget, as small records in a crash-safe state folder:
 *
 * <pre>
 * tokens/HOST.token      the newest join token of a host: its hash, expiry, use
 * enrolled/HOST.host     the certificate a host was given
 * hosts/HOST.desired     the desired state a host was last sent, with its generation
 * specs/DIGEST.spec      a spec that was accepted, as the operator's command sent it
 * run                    the newest run: its spec's digest, when it began, how it ended
 * served                 roles that have served as a whole at least once
 * </pre>
 *
 * <p>Each file is written whole or not at all. The run names its spec by digest, so that accepting
 * a spec and starting its run is one write.
 */
package io.longshore.controller.store;
