package io.longshore.wire;

import com.google.protobuf.Message;

/** How large a message may be. */
final class Bounds {
  private Bounds() {}

  static <M extends Message> M size(String what, M message) {
    int size = message.getSerializedSize();
    if (size > ModelCodec.MAX_BYTES) {
      throw new IllegalArgumentException(
          what + " takes " + size + " bytes, and at most " + ModelCodec.MAX_BYTES + " are taken");
    }
    return message;
  }

  static void containers(int count) {
    if (count > ModelCodec.MAX_CONTAINERS) {
      throw new IllegalArgumentException(
          "one host holds at most " + ModelCodec.MAX_CONTAINERS + " containers, not " + count);
    }
  }
}
