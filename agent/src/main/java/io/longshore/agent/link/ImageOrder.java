package io.longshore.agent.link;

import io.longshore.base.Digest;
import io.longshore.model.ImageArchive;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An image is to be on this host that no registry has.
 *
 * @param id repeated in the report
 * @param references what it is to be called here; at least one
 * @param made what its label must say it is made of
 * @param recipe how to make it where it is not
 * @param archive where to have it from where it is not
 * @param give whether it is to be sent up as an archive
 */
public record ImageOrder(
    long id,
    List<String> references,
    String made,
    Optional<Recipe> recipe,
    Optional<ImageArchive> archive,
    boolean give) {
  public ImageOrder {
    references = List.copyOf(references);
    if (references.isEmpty() || made.isEmpty()) {
      throw new IllegalArgumentException("an image order names no image, or not what it is of");
    }
  }

  /**
   * How an image is made.
   *
   * @param builder the image whose shell runs the command
   * @param command what it runs
   * @param input the sources
   * @param inputSize their bytes
   * @param runtime the image that what was made is put into
   * @param destination the folder there
   * @param labels of the image
   * @param environment of the image
   * @param references everything it is called, on all hosts
   */
  public record Recipe(
      String builder,
      String command,
      Digest input,
      long inputSize,
      String runtime,
      String destination,
      SortedMap<String, String> labels,
      SortedMap<String, String> environment,
      List<String> references) {
    public Recipe {
      labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
      environment = Collections.unmodifiableSortedMap(new TreeMap<>(environment));
      references = List.copyOf(references);
    }
  }
}
