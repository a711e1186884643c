package io.longshore.agent.gate.fabric;

import io.grpc.Channel;
import io.grpc.ChannelCredentials;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.longshore.agent.gate.GateContext;
import io.longshore.agent.gate.GateReading;
import io.longshore.agent.gate.PlacedPath;
import io.longshore.agent.gate.TargetReading;
import io.longshore.model.Gate;
import io.longshore.model.GateNames;
import io.longshore.model.GateTarget;
import io.longshore.model.Verdict;
import io.longshore.tls.NamedTls;
import io.longshore.tls.Pem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;

/** Keeps what asking takes, identities and channels, from one reading to the next. */
final class Asker implements AutoCloseable {
  private final NodeChannels channels = new NodeChannels();
  private final Changing<NodeIdentity> identities = new Changing<>(old -> {});
  private final Changing<ChannelCredentials> trust = new Changing<>(channels::drop);

  /** What a gate does once there is an identity to ask with. */
  interface Question {
    GateReading put(NodeIdentity identity, ChannelCredentials credentials);
  }

  /** What a gate asks one target. */
  interface Call {
    TargetReading make(Channel channel);
  }

  /** Puts the question as the identity that the gate's settings name, if it is there to use. */
  GateReading ask(Gate gate, GateContext context, Question question) {
    String mspId = gate.setting(GateNames.MSP_ID);
    String msp = gate.setting(GateNames.MSP);
    String roots = gate.setting(GateNames.TRUST);
    Optional<Path> mspFolder = PlacedPath.find(context, msp);
    Optional<Path> rootsFile = PlacedPath.find(context, roots);
    if (mspFolder.isEmpty() || rootsFile.isEmpty()) {
      return new GateReading(
          Verdict.UNKNOWN, (mspFolder.isEmpty() ? msp : roots) + " is not placed on this host yet");
    }
    Path folder = mspFolder.get();
    Path file = rootsFile.get();
    NodeIdentity identity;
    ChannelCredentials credentials;
    try {
      identity =
          identities.get(
              mspId + " " + folder,
              folder.resolve("signcerts"),
              () -> NodeIdentity.load(mspId, folder));
      credentials =
          trust.get(
              file.toString(),
              file,
              () ->
                  NamedTls.client(
                      "the roots in " + file, Pem.certificates(Files.readAllBytes(file))));
    } catch (IOException | GeneralSecurityException unusable) {
      return new GateReading(
          Verdict.FAIL, "the files to ask with cannot be used: " + unusable.getMessage());
    }
    return question.put(identity, credentials);
  }

  /** Asks one target; a target that cannot be asked is a reading too. */
  TargetReading call(ChannelCredentials credentials, GateTarget target, Call call) {
    try {
      return call.make(channels.get(credentials, target));
    } catch (StatusRuntimeException trouble) {
      if (trouble.getStatus().getCode() == Status.Code.UNAVAILABLE) {
        channels.drop(credentials, target);
      }
      return CallTrouble.reading(target, trouble.getStatus());
    }
  }

  @Override
  public void close() {
    channels.close();
  }
}
