package io.longshore.controller.channels;

import io.longshore.base.Digest;

/**
 * A node's ledger of a channel.
 *
 * @param blocks how many it has
 * @param first hash of its first block's header
 */
record LedgerSeen(long blocks, Digest first) {}
