package io.longshore.lab.standin.order;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * {@code orderer.KafkaMessage} and {@code orderer.KafkaMetadata} on the wire, by the field numbers
 * of Fabric's kafka.proto, which fabric-protos does not carry: KafkaMessage {regular 1 {payload 1,
 * config_seq 2, class 3, original_offset 4}, time_to_cut 2 {block_number 1}, connect 3};
 * KafkaMetadata {last_offset_persisted 1}.
 */
public final class KafkaMessageCodec {
  private static final int NORMAL = 1;
  private static final int CONFIG = 2;

  private KafkaMessageCodec() {}

  @FunctionalInterface
  private interface Fields {
    void write(CodedOutputStream out) throws IOException;
  }

  /** The bytes of a message. */
  public static byte[] encode(KafkaMessage message) {
    return message
        .accept(
            new KafkaMessage.Visitor<ByteString, RuntimeException>() {
              @Override
              public ByteString connect() {
                return bytes(out -> out.writeBytes(3, ByteString.EMPTY));
              }

              @Override
              public ByteString timeToCut(KafkaMessage.TimeToCut message) {
                ByteString inner = bytes(out -> out.writeUInt64(1, message.blockNumber()));
                return bytes(out -> out.writeBytes(2, inner));
              }

              @Override
              public ByteString regular(KafkaMessage.Regular message) {
                ByteString inner =
                    bytes(
                        out -> {
                          out.writeBytes(1, message.envelope());
                          if (message.configSequence() != 0) {
                            out.writeUInt64(2, message.configSequence());
                          }
                          out.writeEnum(3, message.isConfig() ? CONFIG : NORMAL);
                        });
                return bytes(out -> out.writeBytes(1, inner));
              }
            })
        .toByteArray();
  }

  /** The message of some bytes. */
  public static KafkaMessage decode(byte[] value) throws InvalidProtocolBufferException {
    try {
      CodedInputStream in = CodedInputStream.newInstance(value);
      int field = WireFormat.getTagFieldNumber(in.readTag());
      CodedInputStream inner = in.readBytes().newCodedInput();
      return switch (field) {
        case 1 -> regular(inner);
        case 2 -> new KafkaMessage.TimeToCut(number(inner, 1));
        case 3 -> new KafkaMessage.Connect();
        default -> throw new InvalidProtocolBufferException("no KafkaMessage has field " + field);
      };
    } catch (InvalidProtocolBufferException e) {
      throw e;
    } catch (IOException e) {
      throw new InvalidProtocolBufferException(e);
    }
  }

  /**
   * The orderer metadata of a block: the offset up to which the block and those before it hold
   * everything.
   */
  public static ByteString metadata(long lastOffsetPersisted) {
    return bytes(out -> out.writeInt64(1, lastOffsetPersisted));
  }

  /** The offset in such metadata. */
  public static long lastOffsetPersisted(ByteString metadata)
      throws InvalidProtocolBufferException {
    try {
      return number(metadata.newCodedInput(), 1);
    } catch (InvalidProtocolBufferException e) {
      throw e;
    } catch (IOException e) {
      throw new InvalidProtocolBufferException(e);
    }
  }

  private static KafkaMessage.Regular regular(CodedInputStream in) throws IOException {
    ByteString envelope = ByteString.EMPTY;
    long sequence = 0;
    long kind = 0;
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (WireFormat.getTagFieldNumber(tag)) {
        case 1 -> envelope = in.readBytes();
        case 2 -> sequence = in.readUInt64();
        case 3 -> kind = in.readEnum();
        default -> in.skipField(tag);
      }
    }
    return new KafkaMessage.Regular(envelope, sequence, kind == CONFIG);
  }

  private static long number(CodedInputStream in, int field) throws IOException {
    long number = 0;
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (WireFormat.getTagFieldNumber(tag) == field) {
        number = in.readInt64();
      } else {
        in.skipField(tag);
      }
    }
    return number;
  }

  private static ByteString bytes(Fields fields) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      CodedOutputStream out = CodedOutputStream.newInstance(bytes);
      fields.write(out);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("memory refused a write", e);
    }
    return ByteString.copyFrom(bytes.toByteArray());
  }
}
