package io.longshore.controller.spec.hocon;

import io.longshore.controller.spec.tree.Origin;
import io.longshore.controller.spec.tree.SpecTree;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** The folder a spec may read from, and how much it may read. */
final class SpecFolder {
  private final Path folder;
  private final HoconProblems problems;
  private long left = SpecTree.MAX_BYTES;

  SpecFolder(Path spec, HoconProblems problems) throws IOException {
    Path parent = spec.toAbsolutePath().getParent();
    this.folder = (parent == null ? spec : parent).toRealPath();
    this.problems = problems;
  }

  /** The text of the spec itself or of an included file that {@link #included} let pass. */
  Optional<String> read(Path file, Origin place) {
    try {
      if (!Files.isRegularFile(file)) {
        problems.add(place, HoconRules.READABLE, missing(file), "check the path");
        return Optional.empty();
      }
      byte[] bytes;
      try (InputStream in = Files.newInputStream(file)) {
        bytes = in.readNBytes((int) left + 1);
      }
      if (bytes.length > left) {
        problems.add(
            place,
            HoconRules.SIZE,
            file + " makes the spec larger than " + SpecTree.MAX_BYTES + " bytes",
            "keep data out of the spec");
        return Optional.empty();
      }
      left -= bytes.length;
      return Optional.of(text(bytes));
    } catch (CharacterCodingException e) {
      problems.add(
          place, HoconRules.READABLE, file + " is not UTF-8 text", "save it as UTF-8 text");
    } catch (AccessDeniedException e) {
      problems.add(
          place, HoconRules.READABLE, file + " may not be read", "grant yourself read permission");
    } catch (IOException e) {
      problems.add(
          place,
          HoconRules.READABLE,
          file + " cannot be read: " + e.getMessage(),
          "check the disk");
    }
    return Optional.empty();
  }

  /** The file an include names, if it lies within the folder. */
  Optional<Path> included(Path from, Include include, Origin place) {
    String name = include.name();
    if (include.kind().equals("url") || include.kind().equals("classpath")) {
      return refused(place, "include " + include.kind() + "(…) reaches beyond the spec's folder");
    }
    try {
      Path named = Path.of(name);
      if (named.isAbsolute()) {
        return refused(place, "\"" + name + "\" is an absolute path");
      }
      Path file = from.toAbsolutePath().getParent().toRealPath().resolve(named).normalize();
      if (!file.startsWith(folder)) {
        return refused(place, "\"" + name + "\" lies outside the spec's folder");
      }
      if (!Files.exists(file)) {
        problems.add(
            place,
            HoconRules.READABLE,
            missing(from.resolveSibling(named)),
            "write the file's whole name, beside the spec: include \"base.conf\"");
        return Optional.empty();
      }
      if (!file.toRealPath().startsWith(folder)) {
        return refused(place, "\"" + name + "\" lies outside the spec's folder");
      }
      return Optional.of(from.getParent() == null ? named : from.getParent().resolve(named));
    } catch (InvalidPathException | IOException e) {
      return refused(place, "\"" + name.replace('\0', '?') + "\" is no file of the spec's folder");
    }
  }

  private Optional<Path> refused(Origin place, String what) {
    problems.add(
        place,
        HoconRules.INCLUDES,
        what,
        "put the file beside the spec and include it by its name");
    return Optional.empty();
  }

  private static String missing(Path file) {
    return Files.exists(file) ? file + " is not a file" : "there is no file " + file;
  }

  private static String text(byte[] bytes) throws CharacterCodingException {
    String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    if (text.indexOf('\0') >= 0) {
      throw new CharacterCodingException();
    }
    return text;
  }
}
