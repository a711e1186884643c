package io.longshore.controller.cli;

import com.google.protobuf.ByteString;
import io.longshore.controller.pki.PersonsKey;
import io.longshore.controller.spec.Exit;
import io.longshore.proto.v1.OperatorCertificate;
import io.longshore.proto.v1.RenewOperatorRequest;
import io.longshore.tls.TlsFiles;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Gives whoever asks a new key and certificate, in the folder of the old ones. */
final class OperatorRenewCommand implements Command {
  @Override
  public String name() {
    return "renew";
  }

  @Override
  public String summary() {
    return "Renew your own identity: a new key, a new certificate, the same name.";
  }

  @Override
  public void describe(CommandSpec spec) {
    ConnectionOptions.describe(spec);
    spec.usageMessage().footer("", "Example:", "  controller operator renew --identity alice");
  }

  @Override
  public Exit run(ParseResult arguments, Cli cli) throws IOException {
    ConnectionOptions options = ConnectionOptions.read(arguments, cli.environment());
    try (Session session = Session.open(options)) {
      PersonsKey key = PersonsKey.make();
      ByteString request = ByteString.copyFrom(key.request());
      OperatorCertificate made =
          session.call(
              () ->
                  session
                      .authority()
                      .renewOperator(RenewOperatorRequest.newBuilder().setPkcs10(request).build()));
      TlsFiles identity = OperatorAddCommand.identity(key, made);
      identity.save(options.identity());
      cli.console()
          .print(List.of(identity.identity() + " is renewed, until " + identity.expiresAt()));
    } catch (GeneralSecurityException e) {
      throw new IOException("the identity cannot be renewed: " + e.getMessage(), e);
    }
    return Exit.DONE;
  }
}
