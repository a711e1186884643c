/** Chaincode: its package, its name and version, and what a channel knows of it. */
package io.longshore.controller.workload.fabric.client.chaincode;
