/** Proposals to peers, and the transactions made of their endorsements. */
package io.longshore.controller.workload.fabric.client.proposal;
