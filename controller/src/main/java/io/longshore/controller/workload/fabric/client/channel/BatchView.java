package io.longshore.controller.workload.fabric.client.channel;

/**
 * How a channel's blocks are cut.
 *
 * @param timeout Go's text of it, e.g. {@code 2s}
 * @param maxMessages per block
 * @param absoluteMaxBytes of a block's messages
 * @param preferredMaxBytes of a block's messages
 */
public record BatchView(
    String timeout, long maxMessages, long absoluteMaxBytes, long preferredMaxBytes) {}
