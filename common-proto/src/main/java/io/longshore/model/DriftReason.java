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
