package io.longshore.controller.workload.fabric;

import java.time.Duration;

/**
 * When an orderer cuts a block.
 *
 * @param timeout the longest wait after a block's first message
 * @param maxMessages the most messages in a block
 * @param absoluteMax the most bytes in a block, and so in a message
 * @param preferredMax the most bytes unless one message alone has more
 */
record BatchSpec(Duration timeout, int maxMessages, long absoluteMax, long preferredMax) {}
