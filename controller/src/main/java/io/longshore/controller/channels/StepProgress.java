package io.longshore.controller.channels;

import io.longshore.controller.workload.fabric.client.answer.Outcome;
import io.longshore.proto.v1.ChannelStep;
import java.time.Duration;
import java.time.Instant;

/** How far one step is. Whoever has it guards it. */
final class StepProgress {
  final PlannedStep step;
  final StepNeeds needs;
  private final int number;
  private State state = State.WAITING;
  private String evidence = "";
  private String remedy = "";
  private Instant begun = Instant.EPOCH;
  private Duration took = Duration.ZERO;

  /** The states of a step, as operators read them. */
  enum State {
    WAITING,
    WORKING,
    DONE,
    ALREADY_SO,
    AWAITS_OTHERS,
    NOT_YET,
    REFUSED
  }

  StepProgress(int number, PlannedStep step, StepNeeds needs) {
    this.number = number;
    this.step = step;
    this.needs = needs;
  }

  void begin(Instant now) {
    state = State.WORKING;
    begun = now;
  }

  /** It is worked on, and this is in the way. */
  void hindered(String why) {
    evidence = why;
  }

  void end(Outcome outcome, Instant now) {
    ChannelStep said = StepEvents.words(outcome);
    state = State.valueOf(said.getState());
    evidence = said.getEvidence();
    remedy = said.getRemedy();
    took = Duration.between(begun, now);
  }

  State state() {
    return state;
  }

  boolean so() {
    return state == State.DONE || state == State.ALREADY_SO;
  }

  /** Whether others have to agree first; what comes after it does not wait. */
  boolean awaitsOthers() {
    return state == State.AWAITS_OTHERS;
  }

  /** Whether nothing is left to be done about it in this run. */
  boolean passed() {
    return so() || awaitsOthers();
  }

  boolean stuck() {
    return state == State.REFUSED || state == State.NOT_YET;
  }

  String evidence() {
    return evidence;
  }

  String remedy() {
    return remedy;
  }

  ChannelStep view() {
    return ChannelStep.newBuilder()
        .setNumber(number)
        .setTitle(step.title())
        .setState(state.name())
        .setEvidence(evidence)
        .setRemedy(remedy)
        .setTookMs(took.toMillis())
        .build();
  }
}
