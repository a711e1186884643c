/** The language in which Fabric's endorsement policies are written. */
package io.longshore.controller.workload.fabric.client.policy;
