package io.longshore.controller.cli;

import io.longshore.controller.custody.KeyChoice;
import io.longshore.controller.custody.Passphrase;
import io.longshore.controller.serve.ControllerConfig;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Where a controller's state is and what its private keys are sealed with, as options. */
final class KeyOptions {
  private static final String STATE = "--state";
  private static final String KEY_FILE = "--key-file";

  private KeyOptions() {}

  static void describe(CommandSpec spec, String state) {
    spec.addOption(
        OptionSpec.builder(STATE)
            .paramLabel("DIR")
            .type(String.class)
            .description(state + " (" + ControllerConfig.DEFAULT_STATE + ")")
            .build());
  }

  static void describeKey(CommandSpec spec) {
    spec.addOption(
        OptionSpec.builder(KEY_FILE)
            .paramLabel("FILE")
            .type(String.class)
            .description(
                "holds what the state's private keys are sealed with (or the systemd credential "
                    + KeyChoice.CREDENTIAL
                    + ")")
            .build());
  }

  static Path state(ParseResult arguments) {
    return Path.of(arguments.matchedOptionValue(STATE, ControllerConfig.DEFAULT_STATE.toString()));
  }

  /** The key, if one was chosen; never its text, which belongs on no command line. */
  static Optional<Passphrase> key(ParseResult arguments, Cli cli) {
    return KeyChoice.of(
        Optional.ofNullable(arguments.<String>matchedOptionValue(KEY_FILE, null)).map(Path::of),
        cli.environment());
  }
}
