package io.longshore.controller.workload.fabric.client.answer;

import org.hyperledger.fabric.protos.common.Status;

/** Says what a node's text means, and keeps the text itself: a person may want to search for it. */
public final class AnswerTranslator {
  private static final int LONGEST = 2000;
  private static final String NOT_KNOWN = "read the node's log at this moment; it says more";

  private AnswerTranslator() {}

  /**
   * The meaning of an answer that was not a plain success.
   *
   * @param where the node and call it came from
   * @param answer the node's own words
   */
  public static Outcome translate(String where, String answer) {
    return KnownAnswer.in(answer)
        .map(known -> outcome(where, answer, known))
        .orElseGet(() -> new Setback.Refused(where + " answers: " + brief(answer), NOT_KNOWN));
  }

  /** As {@link #translate}, to a question: "it is so already" does not answer one. */
  public static Setback setback(String where, String answer) {
    return translate(where, answer)
        .accept(
            new Outcome.Visitor<Setback>() {
              @Override
              public Setback done(Outcome.Done outcome) {
                return new Setback.Refused(outcome.what(), NOT_KNOWN);
              }

              @Override
              public Setback alreadySo(Outcome.AlreadySo outcome) {
                return new Setback.Refused(outcome.what(), NOT_KNOWN);
              }

              @Override
              public Setback awaits(Outcome.Awaits outcome) {
                return new Setback.Refused(outcome.what(), NOT_KNOWN);
              }

              @Override
              public Setback notYet(Setback.NotYet outcome) {
                return outcome;
              }

              @Override
              public Setback refused(Setback.Refused outcome) {
                return outcome;
              }
            });
  }

  /** Why a node ended a stream of blocks; its answer is a status without words. */
  public static Setback delivered(String where, Status status) {
    return switch (status) {
      case NOT_FOUND ->
          new Setback.NotYet(where + " does not know the channel or the block, or not yet");
      case SERVICE_UNAVAILABLE ->
          new Setback.NotYet(
              where + " cannot serve the channel at the moment: its ordering is not connected");
      case FORBIDDEN ->
          new Setback.Refused(
              where + " does not let the signer read the channel",
              "sign as a member of the channel; if it should be one, the channel is of an earlier"
                  + " network whose ledger or Kafka log is still there: compare the authorities in"
                  + " its configuration");
      case BAD_REQUEST ->
          new Setback.Refused(
              where + " does not take the request for reading",
              "compare the clocks, which may differ by 15 minutes at most; a node that asks TLS"
                  + " clients to identify themselves refuses so too");
      default -> new Setback.Refused(where + " ends the stream with " + status, NOT_KNOWN);
    };
  }

  /** The meaning of an orderer's answer to a message that it was to order. */
  public static Outcome broadcast(String where, Status status, String info) {
    if (status == Status.SUCCESS) {
      return new Outcome.Done(where + " took the message");
    }
    Outcome outcome = translate(where, info.isEmpty() ? status.name() : info);
    boolean passing = status == Status.SERVICE_UNAVAILABLE && KnownAnswer.in(info).isEmpty();
    return passing ? new Setback.NotYet(where + " cannot order now: " + info) : outcome;
  }

  private static Outcome outcome(String where, String answer, KnownAnswer known) {
    String text = where + ": " + known.cause() + " (\"" + brief(answer) + "\")";
    return switch (known.meaning()) {
      case ALREADY_SO -> new Outcome.AlreadySo(text);
      case NOT_YET -> new Setback.NotYet(text + "; " + known.remedy());
      case REFUSED -> new Setback.Refused(text, known.remedy());
    };
  }

  private static String brief(String answer) {
    String line = answer.strip();
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
  }
}
