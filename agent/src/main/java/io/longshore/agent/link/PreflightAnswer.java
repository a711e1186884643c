package io.longshore.agent.link;

import java.util.List;

/**
 * Which images a host has.
 *
 * @param id of the question
 * @param images one answer for each image asked for, in order
 */
public record PreflightAnswer(long id, List<Image> images) {
  public PreflightAnswer {
    images = List.copyOf(images);
  }

  /**
   * One image.
   *
   * @param reference as it was asked for
   * @param id the engine's id; empty when it is not there
   * @param trouble why it could not be had; empty when it is there
   * @param standIn what it says it is instead of the real one; empty when it says nothing
   */
  public record Image(String reference, String id, String trouble, String standIn) {
    /** It could not be had. */
    public static Image lacking(String reference, String trouble) {
      return new Image(reference, "", trouble, "");
    }

    /** Whether the host has it. */
    public boolean present() {
      return !id.isEmpty();
    }
  }
}
