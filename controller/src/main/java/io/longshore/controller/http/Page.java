package io.longshore.controller.http;

import java.util.Objects;
import java.util.function.BiConsumer;

/**
 * Something to be read at an address.
 *
 * @param path absolute
 * @param type its content type
 * @param source makes it
 */
public record Page(String path, String type, Source source) {
  public Page {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(source, "source");
  }

  /** Makes a page. */
  @FunctionalInterface
  public interface Source {
    /**
     * Makes it, without blocking whoever asks.
     *
     * @param answer is called once, on any thread, with the page and null, or null and the trouble
     */
    void ask(BiConsumer<String, Throwable> answer);
  }
}
