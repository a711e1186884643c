package io.longshore.controller.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import io.longshore.base.Digest;
import io.longshore.proto.v1.AuditEntry;
import java.util.Optional;

/** Records as lines of text. */
public final class AuditLine {
  private AuditLine() {}

  static String of(AuditEntry entry) {
    try {
      return JsonFormat.printer().omittingInsignificantWhitespace().print(entry);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("a record cannot be written as JSON", e);
    }
  }

  /** The record of a line; empty: it is none. */
  public static Optional<AuditEntry> read(String line) {
    AuditEntry.Builder entry = AuditEntry.newBuilder();
    try {
      JsonFormat.parser().merge(line, entry);
      return Optional.of(entry.build());
    } catch (InvalidProtocolBufferException e) {
      return Optional.empty();
    }
  }

  static Digest digest(String line) {
    return Digest.of(line.getBytes(UTF_8));
  }
}
