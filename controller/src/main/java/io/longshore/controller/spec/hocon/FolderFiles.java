package io.longshore.controller.spec.hocon;

import io.longshore.controller.spec.Problem;
import io.longshore.controller.spec.Problems;
import io.longshore.controller.spec.Rule;
import io.longshore.controller.spec.tree.Origin;
import io.longshore.controller.spec.tree.SpecPath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Files beside a spec whose content belongs to it. */
public final class FolderFiles {
  /** The most one of them may hold, bytes. */
  public static final int MOST = 256 << 10;

  /** The most all of them may hold, bytes: the spec with them is still one message. */
  public static final int MOST_TOGETHER = 512 << 10;

  /** What is asked of them. */
  public static final Rule RULE =
      new Rule(
              "file-source",
              "a file is taken from the spec's own folder, and holds at most 256 KiB; all together"
                  + " hold 512 KiB",
              "a spec is one message, and reads nothing its author did not put beside it")
          .fixedBy("put the file beside the spec; bring large data in an image");

  private final Path spec;
  private final Problems problems = new Problems(path -> Origin.NONE);
  private int left = MOST_TOGETHER;

  /** The files beside a spec. */
  public FolderFiles(Path spec) {
    this.spec = spec;
  }

  /** The content of a file, by its path from the spec's folder. */
  public Optional<byte[]> read(String name, Origin place, SpecPath path) {
    return find(name, place, path, RULE).flatMap(file -> bounded(file, name, place, path));
  }

  /**
   * Where a file lies, if it is one of the spec's folder.
   *
   * @param rule what is broken when it is not
   */
  public Optional<Path> find(String name, Origin place, SpecPath path, Rule rule) {
    try {
      Path folder = spec.toAbsolutePath().normalize().getParent().toRealPath();
      Path file = folder.resolve(name).normalize();
      if (Path.of(name).isAbsolute() || !file.startsWith(folder)) {
        return refused(place, path, rule, "\"" + name + "\" lies outside the spec's folder");
      }
      if (!Files.isRegularFile(file)) {
        return refused(place, path, rule, "there is no file \"" + name + "\" beside the spec");
      }
      if (!file.toRealPath().startsWith(folder)) {
        return refused(place, path, rule, "\"" + name + "\" leads outside the spec's folder");
      }
      return Optional.of(file);
    } catch (InvalidPathException | IOException unreadable) {
      return refused(place, path, rule, unreadable(name, unreadable));
    }
  }

  private static String unreadable(String name, Exception why) {
    return "\"" + name + "\" cannot be read: " + why.getClass().getSimpleName();
  }

  /** What is wrong with files that were asked for. */
  public List<Problem> problems() {
    return problems.all();
  }

  private Optional<byte[]> bounded(Path file, String name, Origin place, SpecPath path) {
    int most = Math.min(MOST, left);
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(most + 1);
    } catch (IOException unreadable) {
      return refused(place, path, RULE, unreadable(name, unreadable));
    }
    if (bytes.length > most) {
      return refused(place, path, RULE, "\"" + name + "\" holds more than " + most + " bytes");
    }
    left -= bytes.length;
    return Optional.of(bytes);
  }

  private <T> Optional<T> refused(Origin place, SpecPath path, Rule rule, String what) {
    problems.add(place, path.toString(), rule, what, rule.fix());
    return Optional.empty();
  }
}
