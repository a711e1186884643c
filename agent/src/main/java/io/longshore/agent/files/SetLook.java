package io.longshore.agent.files;

import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A placed file set beside what it should be.
 *
 * @param wanted files and folders by path within the set
 * @param seen files and folders by path within the set
 * @param owner whose they should be, {@code UID:GID}
 * @param trouble why nothing can be said; empty when all was seen
 */
public record SetLook(
    SortedMap<String, FileWanted> wanted,
    SortedMap<String, FileSeen> seen,
    String owner,
    String trouble) {
  public SetLook {
    wanted = Collections.unmodifiableSortedMap(new TreeMap<>(wanted));
    seen = Collections.unmodifiableSortedMap(new TreeMap<>(seen));
    Objects.requireNonNull(owner, "owner");
    Objects.requireNonNull(trouble, "trouble");
  }
}
