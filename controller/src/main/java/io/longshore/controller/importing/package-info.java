/**
 * Reads a Fabric network that was set up by hand — docker-compose files, {@code .env},
 * crypto-config.yaml, configtx.yaml, start scripts — into a spec, and says what is wrong with it.
 *
 * <p>Files are read whole and within bounds, nothing in them is run, and nothing is written. {@link
 * io.longshore.controller.importing.Setup} holds what the files say, {@link
 * io.longshore.controller.importing.NetworkDraft} what that comes to, {@link
 * io.longshore.controller.importing.SpecText} the spec.
 */
package io.longshore.controller.importing;
