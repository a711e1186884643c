package io.longshore.controller.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.longshore.base.Digest;
import io.longshore.base.Failure;
import io.longshore.base.StateDir;
import io.longshore.controller.store.Fields;
import io.longshore.proto.v1.AuditEntry;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the record. A line is durable when {@link #record} returns, and what it tells of happens
 * only then; the head, written after it, is at most one record behind.
 */
public final class AuditTrail implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AuditTrail.class);
  private static final String HEAD = "audit-head";
  private static final int LONGEST = 500;

  private final AuditFile file;
  private final StateDir state;
  private final Clock clock;
  private AuditHead head;
  private long length;
  private boolean torn;
  private boolean closed;

  /**
   * Takes up the record where it ends.
   *
   * @throws io.longshore.base.FailureException it cannot be read
   */
  public AuditTrail(AuditFile file, StateDir state, Clock clock) {
    this.file = file;
    this.state = state;
    this.clock = clock;
    try {
      byte[] content = file.read();
      int whole = lastLineEnd(content);
      if (whole < content.length) {
        LOG.warn("the last record was being written when the process ended; it never counted");
        file.cut(whole);
      }
      this.length = whole;
      List<String> lines = lines(new String(content, 0, whole, UTF_8));
      AuditHead known = storedHead(state);
      List<String> faults = AuditChain.faults(lines, known);
      faults.forEach(fault -> LOG.error("the audit record is damaged: {}", fault));
      this.head = faults.isEmpty() ? last(lines) : later(last(lines), known);
      keepHead();
    } catch (IOException | IllegalArgumentException e) {
      throw broken(e);
    }
  }

  /**
   * Writes one record.
   *
   * @param who role/name, as its certificate says
   * @param what the call or the deed
   * @param on what it was done to
   * @param outcome how it ended, or that it begins
   * @throws io.longshore.base.FailureException it could not be written; nothing is to be done then
   */
  public synchronized void record(String who, String what, String on, String outcome) {
    AuditEntry entry =
        AuditEntry.newBuilder()
            .setNumber(head.number() + 1)
            .setAt(clock.instant().toString())
            .setWho(bounded(who))
            .setWhat(bounded(what))
            .setOn(bounded(on))
            .setOutcome(bounded(outcome))
            .setPrevious(head.digest().hex())
            .build();
    String line = AuditLine.of(entry);
    byte[] bytes = (line + "\n").getBytes(UTF_8);
    try {
      if (closed) {
        throw new IOException("this controller has stopped");
      }
      if (torn) {
        file.cut(length);
        torn = false;
      }
      torn = true;
      file.append(bytes);
      torn = false;
      length += bytes.length;
      head = new AuditHead(entry.getNumber(), AuditLine.digest(line));
      keepHead();
    } catch (IOException e) {
      throw broken(e);
    }
  }

  /**
   * Ends the writing: the file belongs to whoever opens it next, and every later record is refused.
   */
  @Override
  public synchronized void close() {
    closed = true;
  }

  /** The whole record, as it lies on disk now, and how far it goes. */
  public synchronized Reading read() {
    try {
      return new Reading(lines(new String(file.read(), UTF_8)), head);
    } catch (IOException e) {
      throw broken(e);
    }
  }

  /** The head a state folder keeps. */
  public static AuditHead storedHead(StateDir state) throws IOException {
    return state
        .get(HEAD)
        .map(Fields::decode)
        .map(fields -> new AuditHead(fields.number("number"), new Digest(fields.text("digest"))))
        .orElse(AuditHead.NONE);
  }

  /** The lines of a record. */
  public static List<String> lines(String text) {
    return text.lines().toList();
  }

  private void keepHead() throws IOException {
    state.put(
        HEAD,
        Fields.empty()
            .with("number", String.valueOf(head.number()))
            .with("digest", head.digest().hex())
            .encode());
  }

  private static AuditHead last(List<String> lines) {
    if (lines.isEmpty()) {
      return AuditHead.NONE;
    }
    String line = lines.get(lines.size() - 1);
    Optional<AuditEntry> entry = AuditLine.read(line);
    long number = entry.map(AuditEntry::getNumber).orElse((long) lines.size());
    return new AuditHead(Math.max(0, number), AuditLine.digest(line));
  }

  /** Of a record whose end is missing, the gap must stay visible. */
  private static AuditHead later(AuditHead one, AuditHead other) {
    return one.number() > other.number() ? one : other;
  }

  private static int lastLineEnd(byte[] content) {
    int end = content.length;
    while (end > 0 && content[end - 1] != '\n') {
      end--;
    }
    return end;
  }

  private static String bounded(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }

  private static RuntimeException broken(Exception cause) {
    return new Failure(
            Failure.Kind.BROKEN,
            "audit record",
            "it cannot be read or written, so nothing is changed: " + cause.getMessage(),
            "make room on the disk, or look at the permissions of the state folder")
        .toException(cause);
  }

  /**
   * A whole record.
   *
   * @param lines in order
   * @param head how far it goes
   */
  public record Reading(List<String> lines, AuditHead head) {
    public Reading {
      lines = List.copyOf(lines);
    }
  }
}
