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
   */
  public record Image(String reference, String id, String trouble) {
    /** Whether the host has it. */
    public boolean present() {
      return !id.isEmpty();
    }
  }
}
