package io.longshore.lab.standin.order;

/** The log refused or could not be reached; the message says what it answered. */
public class LogException extends Exception {
  private static final long serialVersionUID = 1L;

  public LogException(String message) {
    super(message);
  }

  /** The offset to read from is not in the log. */
  public static final class OutOfRange extends LogException {
    private static final long serialVersionUID = 1L;

    public OutOfRange(long offset) {
      super(
          "kafka server: The requested offset is outside the range of offsets maintained by the"
              + " server for the given topic/partition. (offset "
              + offset
              + ")");
    }
  }
}
