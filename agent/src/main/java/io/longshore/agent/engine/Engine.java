package io.longshore.agent.engine;

import io.longshore.base.FailureException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * The engine that runs this host's containers.
 *
 * <p>It is asked for the whole truth ({@link #snapshot}) and told single steps. A step that is
 * already done is success. Every call blocks for a bounded time and throws {@link FailureException}
 * whose kind says whether the same call may succeed later.
 */
public interface Engine extends AutoCloseable {
  /**
   * Everything that matters on the host, at one moment.
   *
   * @param images references to look up
   */
  EngineSnapshot snapshot(Set<String> images);

  /**
   * Brings an image onto the host.
   *
   * @param patience how long the pull may go without any progress
   * @return what was brought
   */
  ImageSeen pull(String reference, Duration patience);

  /**
   * Loads the images of an archive.
   *
   * @param archive a file as {@code docker save} writes it
   * @param reference of the image it must bring
   * @param patience how long the engine may go without any word
   * @return what was brought
   */
  ImageSeen load(Path archive, String reference, Duration patience);

  /** The labels of an image; empty when it is not here. */
  Optional<SortedMap<String, String>> imageLabels(String reference);

  /**
   * Makes an image. Nothing of the builder's container is left, whatever comes of it.
   *
   * @param patience for all of it
   * @return the image by the first of its names
   * @throws FailureException of kind REJECTED: the builder's command failed; its last lines are
   *     what happened
   */
  ImageSeen build(ImageBuild build, Duration patience);

  /** Gives an image another name. */
  void tag(String image, String reference);

  /**
   * Writes images as {@code docker save} does.
   *
   * @param patience for all of it
   */
  void save(List<String> references, Path archive, Duration patience);

  /** Makes sure that exactly one network of this name exists; a missing one becomes a bridge. */
  void ensureNetwork(String name, String deployment);

  /** Makes sure that the volume exists. Nothing here ever removes one. */
  void ensureVolume(String name, String deployment);

  /**
   * Creates a container without starting it. One of the same name, deployment and fingerprint is
   * taken as the one asked for.
   */
  EngineContainer create(NewContainer wanted);

  /** Starts a container. */
  EngineContainer start(String id);

  /**
   * Stops a container.
   *
   * @param patience between SIGTERM and SIGKILL
   */
  EngineContainer stop(String id, Duration patience);

  /** Removes a stopped container, never a volume. */
  void remove(String id);

  /** Lets a paused container go on. */
  EngineContainer unpause(String id);

  /** The last lines a container wrote, oldest first, as it wrote them. */
  List<String> lastLines(String id, int atMost);

  /**
   * Calls back, from any thread, whenever something may have changed. That is all it says: whoever
   * hears it looks for himself, and looks without it every few seconds too.
   */
  AutoCloseable watch(Runnable somethingChanged);

  /**
   * What the engine lately said happened, oldest first, bounded in number; while it is watched. It
   * explains what a look found, and may hold gaps.
   */
  List<EngineEvent> events();

  /** How many calls that change something were made. */
  long mutations();

  @Override
  void close();
}
