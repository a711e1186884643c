package io.longshore.controller.cli;

import com.google.protobuf.ByteString;
import io.longshore.controller.cli.progress.Printable;
import io.longshore.controller.ledger.OfflineSignature;
import io.longshore.controller.spec.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Signs an update of a channel where the signer's key is, without asking anyone. */
final class SignCommand implements Command {
  private static final String IDENTITY = "--identity";
  private static final String MSP = "--msp";

  @Override
  public String name() {
    return "sign";
  }

  @Override
  public String summary() {
    return "Add an administrator's signature to an update of a channel, offline.";
  }

  @Override
  public void describe(CommandSpec spec) {
    spec.addPositional(LedgerQuestion.parameter(0, "FILE", "an exported update; it is rewritten"));
    spec.addOption(
        OptionSpec.builder(IDENTITY)
            .paramLabel("DIR")
            .type(String.class)
            .required(true)
            .description("the administrator's MSP folder, with signcerts and keystore")
            .build());
    spec.addOption(
        OptionSpec.builder(MSP)
            .paramLabel("ID")
            .type(String.class)
            .required(true)
            .description("the administrator's organisation, e.g. Org3MSP")
            .build());
    spec.usageMessage()
        .footer(
            "",
            "Example:",
            "  controller fabric sign mychannel.update --identity msp --msp Org3MSP",
            "",
            "It says what the update writes before anything else is done with it.");
  }

  @Override
  public Exit run(ParseResult arguments, Cli cli) throws IOException {
    Path file = Path.of(arguments.matchedPositionalValue(0, ""));
    OfflineSignature signed =
        OfflineSignature.of(
            read(file.toString()),
            Path.of(arguments.matchedOptionValue(IDENTITY, "")),
            arguments.matchedOptionValue(MSP, ""),
            cli.clock(),
            cli.chance().get());
    Path beside = file.resolveSibling(file.getFileName() + ".new");
    Files.write(beside, signed.file().toByteArray());
    Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    List<String> lines = new ArrayList<>();
    lines.add("an update of channel " + Printable.of(signed.channel()) + ":");
    signed.writes().forEach(one -> lines.add("    " + Printable.of(one)));
    lines.add(file + " is signed by " + Printable.of(String.join(", ", signed.signers())));
    cli.console().print(lines);
    return Exit.DONE;
  }

  /** The bytes of an exported update. */
  static ByteString read(String file) throws IOException {
    try {
      return ByteString.copyFrom(Files.readAllBytes(Path.of(file)));
    } catch (NoSuchFileException e) {
      throw new ExitException(
          Exit.USAGE,
          file,
          "there is no such file",
          "controller fabric channel update CHANNEL --export FILE writes one");
    }
  }
}
