package io.longshore.agent.engine;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An image to be made in two steps: a container of a builder image makes files out of an input, and
 * they are put into a folder of a runtime image.
 *
 * @param name of the builder's container, which is gone afterwards
 * @param builder the builder image
 * @param command what its shell runs; it finds the input in /chaincode/input and leaves what it
 *     makes in /chaincode/output
 * @param input a tar, compressed or not
 * @param runtime the image to put the made files into
 * @param destination the folder there
 * @param labels of the new image
 * @param environment of the new image
 * @param references what the new image is called
 */
public record ImageBuild(
    String name,
    String builder,
    String command,
    Path input,
    String runtime,
    String destination,
    SortedMap<String, String> labels,
    SortedMap<String, String> environment,
    List<String> references) {
  public ImageBuild {
    labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    environment = Collections.unmodifiableSortedMap(new TreeMap<>(environment));
    references = List.copyOf(references);
  }

  /** The file by which an engine puts the made files, {@code made.tar}, into the runtime image. */
  String dockerfile() {
    StringBuilder text =
        new StringBuilder("FROM " + runtime + "\nADD made.tar " + destination + "\n");
    labels.forEach((key, value) -> text.append("LABEL ").append(assigned(key, value)));
    environment.forEach((key, value) -> text.append("ENV ").append(assigned(key, value)));
    return text.toString();
  }

  private static String assigned(String key, String value) {
    String quoted = value.replace("\\", "\\\\").replace("\"", "\\\"").replace("$", "\\$");
    return key + "=\"" + quoted + "\"\n";
  }
}
