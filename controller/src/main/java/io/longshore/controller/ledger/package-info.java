/** Answers about a network's channels, blocks and chaincodes, from its own nodes. */
package io.longshore.controller.ledger;
