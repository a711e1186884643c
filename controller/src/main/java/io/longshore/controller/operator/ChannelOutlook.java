package io.longshore.controller.operator;

import io.longshore.controller.spec.Problem;
import io.longshore.proto.v1.ChannelPlanStep;
import io.longshore.proto.v1.CodeOffer;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an apply would do about channels.
 *
 * @param open steps that are not known to be so, in order
 * @param so how many are so
 * @param problems what is otherwise than the spec says and cannot be changed by an apply
 * @param notes what a person should know before
 * @param awaits what others have to agree to before it can be so, a sentence each
 * @param wantedCode packages that the operator offered and the controller lacks
 * @param builds chaincodes whose images are not known to be where they are needed
 */
public record ChannelOutlook(
    List<ChannelPlanStep> open,
    int so,
    List<Problem> problems,
    List<String> notes,
    List<String> awaits,
    List<CodeOffer> wantedCode,
    List<ChaincodeBuild> builds) {
  /** There are no channels to look at. */
  public static final ChannelOutlook NOTHING =
      new ChannelOutlook(List.of(), 0, List.of(), List.of(), List.of(), List.of(), List.of());

  public ChannelOutlook {
    open = List.copyOf(open);
    problems = List.copyOf(problems);
    notes = List.copyOf(notes);
    awaits = List.copyOf(awaits);
    wantedCode = List.copyOf(wantedCode);
    builds = List.copyOf(builds);
  }

  /** What a person should be told of it. */
  public List<String> words() {
    return Stream.concat(notes.stream(), awaits.stream()).toList();
  }

  /** Whether there is nothing to be done about it. */
  public boolean settled() {
    return open.isEmpty();
  }
}
