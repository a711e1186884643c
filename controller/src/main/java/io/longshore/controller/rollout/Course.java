package io.longshore.controller.rollout;

import io.longshore.proto.v1.ChannelStep;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How far a run's companion is.
 *
 * @param steps in order, as operators see them
 * @param stage its times; empty when there is nothing to make
 * @param waitsFor what is not so yet, one sentence; empty when all is
 * @param stuck why it cannot go on; empty while it can
 * @param notes what a person should not overlook
 * @param awaits what others have to agree to before it can be so, a sentence each
 */
public record Course(
    List<ChannelStep> steps,
    Optional<StageTimes.Stage> stage,
    String waitsFor,
    Optional<Decision.Halt> stuck,
    List<String> notes,
    List<String> awaits) {
  /** Nothing is to be made. */
  public static final Course NOTHING =
      new Course(List.of(), Optional.empty(), "", Optional.empty(), List.of(), List.of());

  public Course {
    steps = List.copyOf(steps);
    Objects.requireNonNull(stage, "stage");
    Objects.requireNonNull(waitsFor, "waitsFor");
    Objects.requireNonNull(stuck, "stuck");
    notes = List.copyOf(notes);
    awaits = List.copyOf(awaits);
  }

  /** What a person should be told at the end of the run. */
  public List<String> words() {
    return Stream.concat(notes.stream(), awaits.stream()).toList();
  }
}
