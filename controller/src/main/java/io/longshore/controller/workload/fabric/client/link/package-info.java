/** Connections to orderers and peers: one message out, its answer back, before a deadline. */
package io.longshore.controller.workload.fabric.client.link;
