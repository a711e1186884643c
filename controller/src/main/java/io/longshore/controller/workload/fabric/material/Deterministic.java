package io.longshore.controller.workload.fabric.material;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.Message;
import java.io.IOException;

/** Protobuf bytes in which maps are sorted, so that equal messages have equal bytes. */
public final class Deterministic {
  private Deterministic() {}

  /** The bytes. */
  public static ByteString bytes(Message message) {
    byte[] bytes = new byte[message.getSerializedSize()];
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    out.useDeterministicSerialization();
    try {
      message.writeTo(out);
      out.flush();
    } catch (IOException e) {
      throw new IllegalStateException("an array of the message's own size was too small", e);
    }
    return ByteString.copyFrom(bytes);
  }
}
