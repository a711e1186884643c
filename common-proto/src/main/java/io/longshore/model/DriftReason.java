package io.longshore.model;

/** Why a finding is of its class: the same word in report, log and metric. */
public enum DriftReason {
  /** A newer agent's reason. */
  UNKNOWN(
      DriftClass.UNKNOWN, "for a reason this program does not know: it is older than the agent"),
  /** The engine was asked and said nothing. */
  ENGINE_AWAY(DriftClass.UNKNOWN, "the engine does not answer"),
  /** The disk was asked and refused. */
  UNREADABLE(DriftClass.UNKNOWN, "it cannot be read"),
  /** A node of the network was asked and said nothing, or was not asked because it is down. */
  NO_ANSWER(DriftClass.UNKNOWN, "the node could not be asked"),
  /** The spec has it and the network does not. */
  NOT_MADE(DriftClass.INTENTIONAL, "the spec has it and an apply is yet to make it"),
  /** A ledger begins with another block than the channel did when it was made. */
  OTHER_LEDGER(DriftClass.DIVERGED, "it is another ledger than the one this channel began with"),
  /** A channel that was made is not known any more. */
  LEDGER_LOST(DriftClass.DIVERGED, "it was made before and is not there any more"),
  /** A ledger is behind those of the orderers. */
  BEHIND(DriftClass.DIVERGED, "its ledger is behind"),
  /** The same name and version stands for other code. */
  OTHER_PACKAGE(DriftClass.DIVERGED, "another package stands under the same name and version"),
  /** A chaincode runs under another policy. */
  OTHER_POLICY(DriftClass.DIVERGED, "it runs under another endorsement policy"),
  /** A channel's configuration says otherwise. */
  CONFIGURED(DriftClass.DIVERGED, "the channel is configured otherwise than the spec says"),
  /** A topic has other settings or fewer replicas. */
  OTHER_TOPIC(DriftClass.DIVERGED, "the channel's topic is not as the spec says"),
  /** An organisation's own doing. */
  OWN_POLICY(DriftClass.FOREIGN, "an organisation decides this for itself"),
  /** The container carries the fingerprint of another generation. */
  SPEC_PENDING(
      DriftClass.INTENTIONAL, "it was made from another generation of the spec and waits its turn"),
  /** It is the agent's, and one of its fields is not as the agent made it. */
  CHANGED(DriftClass.CORRECTIVE, "something other than the agent changed it"),
  /** It carries our labels, and the agent did not make it. */
  REPLACED(DriftClass.CORRECTIVE, "something other than the agent made it anew"),
  /** The spec states it and it is not there. */
  GONE(DriftClass.CORRECTIVE, "something other than the agent removed it"),
  /** It is where only what the spec states should be. */
  ADDED(DriftClass.CORRECTIVE, "something other than the agent added it"),
  /** The image's name stands for another image than the container runs. */
  IMAGE_MOVED(DriftClass.CORRECTIVE, "the image's name stands for another image by now"),
  /** The spec excuses the field. */
  EXCUSED(DriftClass.IGNORED, "the spec says to leave it as it is"),
  /** It shares our network and is of no deployment of ours. */
  NOT_OURS(DriftClass.FOREIGN, "it is not of this deployment"),
  /** A peer's chaincode. */
  CHAINCODE(DriftClass.DERIVED, "a peer started it for a chaincode");

  private final DriftClass owedTo;
  private final String sentence;

  DriftReason(DriftClass owedTo, String sentence) {
    this.owedTo = owedTo;
    this.sentence = sentence;
  }

  /** The class of findings with this reason. */
  public DriftClass owedTo() {
    return owedTo;
  }

  /** The reason in words. */
  public String sentence() {
    return sentence;
  }
}
