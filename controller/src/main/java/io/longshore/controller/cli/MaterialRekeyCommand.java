package io.longshore.controller.cli;

import io.longshore.controller.custody.Passphrase;
import io.longshore.controller.serve.StateCustody;
import io.longshore.controller.spec.Exit;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Seals a controller's private keys under another key. */
final class MaterialRekeyCommand implements Command {
  private static final String NEW_KEY_FILE = "--new-key-file";

  @Override
  public String name() {
    return "rekey";
  }

  @Override
  public String summary() {
    return "Encrypt the private keys of the controller's state anew, under another key.";
  }

  @Override
  public void describe(CommandSpec spec) {
    KeyOptions.describe(spec, "the controller's state");
    KeyOptions.describeKey(spec);
    spec.addOption(
        OptionSpec.builder(NEW_KEY_FILE)
            .paramLabel("FILE")
            .type(String.class)
            .required(true)
            .description("holds the new one: any 12 to 4096 bytes, readable by its owner alone")
            .build());
    spec.usageMessage()
        .footer(
            "",
            "Example:",
            "  controller material rekey --key-file old --new-key-file new",
            "",
            "Runs on the controller's host as the controller's user, while the controller does not",
            "run. Without --key-file it encrypts a state that is not encrypted yet. Interrupted,"
                + " it",
            "may be given again; a start with the new key completes it too. Backups made before",
            "are still opened by the old key.");
  }

  @Override
  public Exit run(ParseResult arguments, Cli cli) {
    Passphrase next =
        Passphrase.inFile(Path.of(arguments.<String>matchedOptionValue(NEW_KEY_FILE, "")));
    Path state = KeyOptions.state(arguments);
    boolean changed = StateCustody.rekey(state, KeyOptions.key(arguments, cli), next);
    cli.console()
        .print(
            List.of(
                changed
                    ? state + ": its private keys are encrypted under the new key"
                    : state + ": its private keys were encrypted under the new key already"));
    return Exit.DONE;
  }
}
