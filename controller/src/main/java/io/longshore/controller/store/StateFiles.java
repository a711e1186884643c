package io.longshore.controller.store;

import io.longshore.base.Failure;
import io.longshore.base.StateDir;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The controller's state folder, its troubles told as failures that name the file and a remedy. */
public final class StateFiles {
  private final StateDir state;

  /** The files of this folder. */
  public StateFiles(StateDir state) {
    this.state = state;
  }

  /** Stores durably before it returns. */
  public void put(String name, byte[] content) {
    try {
      state.put(name, content);
    } catch (IOException e) {
      throw broken(name, "cannot be written", e);
    }
  }

  /** What is there, read by the decoder; a record that cannot be read is never "nothing there". */
  public <T> Optional<T> get(String name, Function<byte[], T> decoder) {
    try {
      return state.get(name).map(decoder);
    } catch (IOException | IllegalArgumentException e) {
      throw broken(name, "cannot be read", e);
    }
  }

  /** Forgets the name; nothing there is success. */
  public void remove(String name) {
    try {
      state.remove(name);
    } catch (IOException e) {
      throw broken(name, "cannot be removed", e);
    }
  }

  /** The names in a folder that end so, without the ending. */
  public List<String> list(String folder, String ending) {
    try {
      return state.list(folder).stream()
          .filter(name -> name.endsWith(ending))
          .map(name -> name.substring(0, name.length() - ending.length()))
          .toList();
    } catch (IOException e) {
      throw broken(folder, "cannot be listed", e);
    }
  }

  private static RuntimeException broken(String name, String what, Exception cause) {
    return new Failure(
            Failure.Kind.BROKEN,
            "controller state, " + name,
            what + ": " + cause.getMessage(),
            "look at the disk and the permissions of the state folder")
        .toException(cause);
  }
}
