/**
 * Fabric's gRPC services over TLS, answering with Fabric's statuses in Fabric's order of checks.
 */
package io.longshore.lab.standin.serve;
