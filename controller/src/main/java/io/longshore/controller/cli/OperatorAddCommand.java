package io.longshore.controller.cli;

import com.google.protobuf.ByteString;
import io.longshore.controller.pki.PersonsKey;
import io.longshore.controller.spec.Exit;
import io.longshore.proto.v1.AddOperatorRequest;
import io.longshore.proto.v1.OperatorCertificate;
import io.longshore.tls.TlsFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** Makes one person's identity in a folder; the key is made here and travels nowhere. */
final class OperatorAddCommand implements Command {
  private static final String READ_ONLY = "--read-only";
  private static final String OUT = "--out";

  @Override
  public String name() {
    return "add";
  }

  @Override
  public String summary() {
    return "Make an identity for a person.";
  }

  @Override
  public void describe(CommandSpec spec) {
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("NAME")
            .type(String.class)
            .index("0")
            .arity("1")
            .description("who it is for, as the audit record will name them")
            .build());
    spec.addOption(
        OptionSpec.builder(READ_ONLY).description("may look, and change nothing").build());
    spec.addOption(
        OptionSpec.builder(OUT)
            .paramLabel("DIR")
            .type(String.class)
            .description("the folder to make (NAME)")
            .build());
    ConnectionOptions.describe(spec);
    spec.usageMessage()
        .footer(
            "",
            "Examples:",
            "  controller operator add alice --out alice",
            "  controller operator add wallboard --read-only --out wallboard",
            "and then: controller status --identity wallboard");
  }

  @Override
  public Exit run(ParseResult arguments, Cli cli) throws IOException {
    String name = arguments.matchedPositionalValue(0, "");
    boolean readOnly = arguments.hasMatchedOption(READ_ONLY);
    Path folder = Path.of(arguments.matchedOptionValue(OUT, name));
    if (TlsFiles.exists(folder)) {
      throw new ExitException(
          Exit.REFUSED,
          folder.toString(),
          "there is something in this place already",
          "name another folder with --out");
    }
    try (Session session = Session.open(ConnectionOptions.read(arguments, cli.environment()))) {
      PersonsKey key = PersonsKey.make();
      AddOperatorRequest request =
          AddOperatorRequest.newBuilder()
              .setName(name)
              .setReadOnly(readOnly)
              .setPkcs10(ByteString.copyFrom(key.request()))
              .build();
      OperatorCertificate made = session.call(() -> session.authority().addOperator(request));
      identity(key, made).save(folder);
    } catch (GeneralSecurityException e) {
      throw new IOException("the identity cannot be made: " + e.getMessage(), e);
    }
    cli.console()
        .print(
            List.of(
                (readOnly ? "reader " : "operator ") + name + " is " + folder + "; use it with:",
                "  controller status --identity " + folder));
    return Exit.DONE;
  }

  static TlsFiles identity(PersonsKey key, OperatorCertificate made)
      throws GeneralSecurityException {
    return key.identity(bytes(made.getChainList()), bytes(made.getAuthoritiesList()));
  }

  private static List<byte[]> bytes(List<ByteString> encoded) {
    return encoded.stream().map(ByteString::toByteArray).toList();
  }
}
