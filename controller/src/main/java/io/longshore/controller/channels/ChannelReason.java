package io.longshore.controller.channels;

/** Why a step towards a channel stands in a plan. */
enum ChannelReason {
  /** It was looked at, and is not so. */
  NOT_SO("it is not so"),
  /** A step before it is not so. */
  FOLLOWS("a step before it is to be made first"),
  /** Its nodes do not serve, so that it could not be looked at. */
  NODES_NOT_SERVING("its nodes do not serve yet; it is looked at when they do"),
  /** An organisation of the network has no keys yet, and none of its steps can be signed. */
  KEYS_NOT_MADE("the keys of a new organisation are made first; it is looked at when they are"),
  /** It was looked at without getting to know. */
  NOT_KNOWN("its nodes did not say"),
  /** The chaincode's package is at neither side. */
  NO_PACKAGE("the chaincode's package is not at hand");

  private final String sentence;

  ChannelReason(String sentence) {
    this.sentence = sentence;
  }

  /** The reason in words. */
  String sentence() {
    return sentence;
  }
}
