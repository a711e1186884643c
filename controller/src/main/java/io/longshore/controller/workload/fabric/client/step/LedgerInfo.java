package io.longshore.controller.workload.fabric.client.step;

import io.longshore.base.Digest;

/**
 * How far a peer's ledger of a channel is.
 *
 * @param height number of blocks
 * @param newest hash of the last
 */
public record LedgerInfo(long height, Digest newest) {}
