package io.longshore.agent.engine;

import java.util.Set;

/**
 * What was acted on, by name.
 *
 * @param containers by name
 * @param images by reference
 * @param networks by name
 * @param volumes by name
 */
public record Touched(
    Set<String> containers, Set<String> images, Set<String> networks, Set<String> volumes) {
  public Touched {
    containers = Set.copyOf(containers);
    images = Set.copyOf(images);
    networks = Set.copyOf(networks);
    volumes = Set.copyOf(volumes);
  }
}
