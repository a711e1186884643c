package io.longshore.controller.prove;

import org.hyperledger.fabric.protos.common.Status;

/** What an orderer's statuses mean, in words (Fabric 1.4, orderer/common and common/deliver). */
final class Answers {
  private Answers() {}

  /**
   * Why a message was not taken.
   *
   * @param info what the orderer says besides; may be empty
   */
  static String toBroadcast(Status status, String info) {
    String meaning =
        switch (status) {
          case SERVICE_UNAVAILABLE ->
              "it cannot hand messages to Kafka now: its consumer has not started, or Kafka refuses"
                  + " (too few in-sync replicas, no leader)";
          case FORBIDDEN ->
              "it does not take messages from this signer: the certificate does not fit the"
                  + " organisation in its genesis block";
          case NOT_FOUND -> "it does not know the channel";
          case BAD_REQUEST -> "it does not take the message";
          case REQUEST_ENTITY_TOO_LARGE -> "the message is too large for it";
          default -> "it failed";
        };
    return said(status, meaning, info);
  }

  /** Why no block was given. */
  static String toDeliver(Status status) {
    String meaning =
        switch (status) {
          case SERVICE_UNAVAILABLE ->
              "it does not serve the channel now: its Kafka consumer has not started or has failed";
          case FORBIDDEN ->
              "it does not let this signer read: the certificate does not fit the organisation in"
                  + " its genesis block";
          case NOT_FOUND -> "it does not know the channel";
          case BAD_REQUEST ->
              "it does not take the request; most often its clock and the controller's are more"
                  + " than 15 minutes apart";
          default -> "it failed";
        };
    return said(status, meaning, "");
  }

  private static String said(Status status, String meaning, String info) {
    return "answers " + status + ": " + meaning + (info.isEmpty() ? "" : " (" + info + ")");
  }
}
