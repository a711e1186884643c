package io.longshore.controller.store;

import io.longshore.base.Digest;
import io.longshore.base.StateDir;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The first blocks of the channels that were made. Every write is durable before it returns. */
public final class ChannelRecords {
  private static final int NETWORK_DIGITS = 12;

  private final StateFiles files;

  /** Records in this state folder. */
  public ChannelRecords(StateDir state) {
    this.files = new StateFiles(state);
  }

  /**
   * The hash of the channel's first block when it was made.
   *
   * @param network SHA-256 of its genesis block, in hex: another network's channels are others
   */
  public Optional<Digest> firstBlock(String network, String channel) {
    return files.get(
        name(network, channel),
        content -> new Digest(new String(content, StandardCharsets.US_ASCII)));
  }

  /** Notes it, in place of any earlier one. */
  public void put(String network, String channel, Digest firstBlock) {
    files.put(name(network, channel), firstBlock.hex().getBytes(StandardCharsets.US_ASCII));
  }

  /** Forgets it: the channel is to be made anew. */
  public void forget(String network, String channel) {
    files.remove(name(network, channel));
  }

  private static String name(String network, String channel) {
    return "channels/" + network.substring(0, NETWORK_DIGITS) + "-" + channel + ".first-block";
  }
}
