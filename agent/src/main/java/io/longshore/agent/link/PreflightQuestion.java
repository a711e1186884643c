package io.longshore.agent.link;

import io.longshore.model.ImageArchive;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which images are there, or can be had?
 *
 * @param id repeated in the answer
 * @param images references
 * @param archives where to have some of them from, by reference
 * @param lookOnly whether nothing is to be brought
 */
public record PreflightQuestion(
    long id, List<String> images, Map<String, ImageArchive> archives, boolean lookOnly) {
  public PreflightQuestion {
    images = List.copyOf(images);
    archives = java.util.Collections.unmodifiableMap(new TreeMap<>(archives));
  }
}
