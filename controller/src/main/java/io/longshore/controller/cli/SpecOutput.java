package io.longshore.controller.cli;

import io.longshore.controller.spec.Exit;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Where a command writes a spec that it made: a file, or standard output. */
final class SpecOutput implements AutoCloseable {
  private static final String OUTPUT = "--output";
  private static final String FORCE = "--force";

  private final Optional<Path> file;
  private final boolean force;
  private Optional<Path> temporary = Optional.empty();

  private SpecOutput(Optional<Path> file, boolean force) {
    this.file = file;
    this.force = force;
  }

  static void describe(CommandSpec spec) {
    spec.addOption(
        OptionSpec.builder("-o", OUTPUT)
            .type(String.class)
            .paramLabel("FILE")
            .description("write the spec here; a file that is there is kept unless --force")
            .build());
    spec.addOption(OptionSpec.builder(FORCE).description("write over a file").build());
  }

  /** As the command line asks. */
  static SpecOutput of(ParseResult arguments) {
    return new SpecOutput(
        Optional.ofNullable(arguments.matchedOptionValue(OUTPUT, (String) null)).map(Path::of),
        arguments.hasMatchedOption(FORCE));
  }

  /**
   * Writes the spec.
   *
   * @return a file that holds it until this is closed
   */
  Path write(String spec, Cli cli) throws IOException {
    if (file.isEmpty()) {
      cli.console().print(List.of(spec.stripTrailing()));
      Path copy = Files.createTempFile("longshore-", ".conf");
      temporary = Optional.of(copy);
      return Files.writeString(copy, spec);
    }
    try {
      return force
          ? Files.writeString(file.get(), spec)
          : Files.writeString(file.get(), spec, StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException there) {
      throw new ExitException(
          Exit.REFUSED,
          file.get().toString(),
          "is there already, and nothing was written",
          "name another file, or add --force");
    }
  }

  @Override
  public void close() throws IOException {
    if (temporary.isPresent()) {
      Files.deleteIfExists(temporary.get());
    }
  }
}
