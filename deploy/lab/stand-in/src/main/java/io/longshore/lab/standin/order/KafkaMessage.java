package io.longshore.lab.standin.order;

import com.google.protobuf.ByteString;

/** What orderers post to a channel's partition. */
public sealed interface KafkaMessage {

  /** Answers one method per kind of message. */
  interface Visitor<T, X extends Exception> {
    T connect() throws X;

    T timeToCut(TimeToCut message) throws X;

    T regular(Regular message) throws X;
  }

  <T, X extends Exception> T accept(Visitor<T, X> visitor) throws X;

  /** Posted by an orderer that starts, so that the partition is never empty; ignored by all. */
  record Connect() implements KafkaMessage {
    @Override
    public <T, X extends Exception> T accept(Visitor<T, X> visitor) throws X {
      return visitor.connect();
    }
  }

  /** The batch timer of some orderer ran out: cut this block now, unless it is cut already. */
  record TimeToCut(long blockNumber) implements KafkaMessage {
    @Override
    public <T, X extends Exception> T accept(Visitor<T, X> visitor) throws X {
      return visitor.timeToCut(this);
    }
  }

  /**
   * A transaction, as a serialized envelope, checked against the configuration of this sequence.
   */
  record Regular(ByteString envelope, long configSequence, boolean isConfig)
      implements KafkaMessage {
    @Override
    public <T, X extends Exception> T accept(Visitor<T, X> visitor) throws X {
      return visitor.regular(this);
    }
  }
}
