package io.longshore.wire;

import io.longshore.model.DesiredHost;
import io.longshore.model.DriftFinding;
import io.longshore.model.Hold;
import io.longshore.model.ImageArchive;
import io.longshore.model.ObservedHost;
import java.util.Collection;
import java.util.List;

/**
 * The model to and from its messages.
 *
 * <p>Reading is total: whatever a peer sends either becomes a value whose constructor vouches for
 * it or ends in an {@link IllegalArgumentException} with a sentence. A phase, verdict or reason
 * this program does not know (its peer is newer) is read as UNKNOWN.
 */
public final class ModelCodec {
  /** The largest message read or written, bytes: gRPC's own default for what a peer accepts. */
  public static final int MAX_BYTES = 4 * 1024 * 1024;

  /** The most containers one host may be told of or tell of. */
  public static final int MAX_CONTAINERS = 1_000;

  private ModelCodec() {}

  /**
   * A host's desired state as a message.
   *
   * @throws IllegalArgumentException it is larger than {@link #MAX_BYTES}
   */
  public static io.longshore.proto.v1.DesiredHost toProto(DesiredHost host) {
    return Bounds.size("the desired state of " + host.host(), DesiredWriter.write(host));
  }

  /**
   * The desired state a message states.
   *
   * @throws IllegalArgumentException the message states none, or breaks a bound
   */
  public static DesiredHost fromProto(io.longshore.proto.v1.DesiredHost message) {
    return DesiredReader.read(Bounds.size("a desired state", message));
  }

  /**
   * What an agent sees as a message.
   *
   * @throws IllegalArgumentException it is larger than {@link #MAX_BYTES}
   */
  public static io.longshore.proto.v1.ObservedHost toProto(ObservedHost host) {
    return Bounds.size("what is seen of " + host.host(), ObservedWriter.write(host));
  }

  /** The finding as a message. */
  public static io.longshore.proto.v1.DriftFinding toProto(DriftFinding finding) {
    return DriftWords.write(finding);
  }

  /**
   * What an agent says it sees.
   *
   * @throws IllegalArgumentException the message states no such thing, or breaks a bound
   */
  public static ObservedHost fromProto(io.longshore.proto.v1.ObservedHost message) {
    return ObservedReader.read(Bounds.size("an observed state", message));
  }

  /** Where an image can be had from, as a message. */
  public static io.longshore.proto.v1.ImageArchive toProto(ImageArchive archive) {
    return DesiredWriter.archive(archive);
  }

  /**
   * Where an image can be had from.
   *
   * @throws IllegalArgumentException the message does not say
   */
  public static ImageArchive fromProto(io.longshore.proto.v1.ImageArchive message) {
    return DesiredReader.archive(message);
  }

  /** Holds as a message of their own: an observed host with nothing else in it. */
  public static io.longshore.proto.v1.ObservedHost holds(Collection<Hold> holds) {
    var message = io.longshore.proto.v1.ObservedHost.newBuilder();
    holds.forEach(hold -> message.addHolds(DriftWords.write(hold)));
    return message.build();
  }

  /** The holds of a message. */
  public static List<Hold> holds(io.longshore.proto.v1.ObservedHost message) {
    return message.getHoldsList().stream().map(DriftWords::read).toList();
  }

  /** One hold as a message. */
  public static io.longshore.proto.v1.Hold toProto(Hold hold) {
    return DriftWords.write(hold);
  }

  /** One hold. */
  public static Hold fromProto(io.longshore.proto.v1.Hold message) {
    return DriftWords.read(message);
  }
}
