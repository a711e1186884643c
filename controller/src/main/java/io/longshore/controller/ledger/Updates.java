package io.longshore.controller.ledger;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.longshore.controller.spec.Exit;
import io.longshore.controller.workload.fabric.client.answer.Outcome;
import io.longshore.controller.workload.fabric.client.answer.Setback;
import io.longshore.controller.workload.fabric.client.channel.ConfigDifference;
import io.longshore.controller.workload.fabric.client.channel.ConfigDifferences;
import io.longshore.controller.workload.fabric.client.channel.ConfigUpdates;
import io.longshore.controller.workload.fabric.client.channel.Consent;
import io.longshore.controller.workload.fabric.client.channel.PolicyMeanings;
import io.longshore.controller.workload.fabric.client.channel.SignedUpdates;
import io.longshore.controller.workload.fabric.client.channel.UpdateFile;
import io.longshore.controller.workload.fabric.client.channel.WantedConfiguration;
import io.longshore.controller.workload.fabric.material.OrganizationMaterial;
import io.longshore.proto.v1.ConsentState;
import io.longshore.proto.v1.DifferenceState;
import io.longshore.proto.v1.DraftAnswer;
import io.longshore.proto.v1.SubmitAnswer;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.hyperledger.fabric.protos.common.Config;
import org.hyperledger.fabric.protos.common.ConfigUpdate;

/** Updates that make a channel's configuration as the spec has it: drafted, signed, sent. */
final class Updates {
  private Updates() {}

  static DraftAnswer draft(Conversation nodes, String channel) throws LedgerProblem {
    return draft(nodes, channel, Configurations.current(nodes, channel));
  }

  static DraftAnswer draft(Conversation nodes, String channel, Config current)
      throws LedgerProblem {
    WantedConfiguration wanted = wanted(nodes, channel);
    DraftAnswer.Builder answer = DraftAnswer.newBuilder().setSchemaVersion(LedgerService.SCHEMA);
    ConfigDifferences.of(wanted, current).stream()
        .map(Updates::state)
        .forEach(answer::addDifferences);
    Optional<ConfigUpdate> update =
        ConfigUpdates.between(channel, current, ConfigDifferences.applied(wanted, current));
    if (update.isPresent()) {
      Consent consent = Consent.to(current, update.get());
      UpdateFile file =
          signed(
              nodes,
              consent,
              new UpdateFile(channel, SignedUpdates.bytes(update.get()), List.of()));
      SortedSet<String> signers = signers(file);
      SortedSet<String> others = new TreeSet<>(consent.voices());
      others.removeAll(signers);
      var meanings = PolicyMeanings.of(current);
      for (String policy : consent.policies()) {
        answer.addConsents(
            ConsentState.newBuilder()
                .setPath(policy)
                .setMeaning(meanings.getOrDefault(policy, "there is no such policy"))
                .setGiven(consent.isGiven(policy, signers)));
      }
      answer.addAllSignedBy(signers).addAllCouldSign(others).setFile(file.bytes());
    }
    return answer.build();
  }

  static SubmitAnswer submit(Conversation nodes, ByteString bytes) throws LedgerProblem {
    UpdateFile given = read(bytes);
    String channel = given.channel();
    Config before = Configurations.current(nodes, channel);
    Consent consent = Consent.to(before, content(given));
    UpdateFile file = signed(nodes, consent, given);
    SortedSet<String> signers = signers(file);
    if (!consent.isGiven(signers)) {
      SortedSet<String> others = new TreeSet<>(consent.voices());
      others.removeAll(signers);
      throw new LedgerProblem(
          "channel " + channel,
          "the update is signed by " + signers + ", and that is not enough",
          others.isEmpty()
              ? "nobody else has a say: the policies of the channel cannot be satisfied"
              : "have administrators of more of "
                  + others
                  + " sign it: controller fabric sign FILE",
          Exit.FAILED);
    }
    Outcome outcome = nodes.runner.run(new UpdateStep(nodes, file, before));
    if (outcome instanceof Setback setback) {
      throw LedgerProblem.of("channel " + channel, setback);
    }
    Config now = Configurations.current(nodes, channel);
    return SubmitAnswer.newBuilder()
        .setSchemaVersion(LedgerService.SCHEMA)
        .setChannel(channel)
        .setSequence(now.getSequence())
        .addAllSignedBy(signers)
        .build();
  }

  /** With the signature of every administrator here who has a say and has not signed yet. */
  private static UpdateFile signed(Conversation nodes, Consent consent, UpdateFile file)
      throws LedgerProblem {
    SortedSet<String> missing = new TreeSet<>(consent.voices());
    missing.removeAll(signers(file));
    UpdateFile signed = file;
    for (OrganizationMaterial one : nodes.materials.organizations().values()) {
      if (missing.contains(one.admin().mspId())) {
        signed = signed.with(SignedUpdates.sign(file.update(), one.admin(), nodes.stamps.next()));
      }
    }
    return signed;
  }

  private static WantedConfiguration wanted(Conversation nodes, String channel)
      throws LedgerProblem {
    if (channel.equals(nodes.network.systemChannel())) {
      return nodes.network.systemConfiguration(nodes.materials.msps());
    }
    return nodes.network.channels().stream()
        .filter(one -> one.name().equals(channel))
        .findFirst()
        .map(one -> nodes.network.configuration(one, nodes.materials.msps()))
        .orElseThrow(
            () ->
                new LedgerProblem(
                    "channel " + channel,
                    "the applied spec does not have it: there is nothing to compare with",
                    "controller fabric channel ls lists those it has",
                    Exit.FAILED));
  }

  private static DifferenceState state(ConfigDifference difference) {
    return DifferenceState.newBuilder()
        .setTopic(difference.topic().name())
        .setHas(difference.has())
        .setWants(difference.wants())
        .setAutomatic(difference.edit().isPresent())
        .setRemedy(difference.remedy())
        .build();
  }

  private static UpdateFile read(ByteString bytes) throws LedgerProblem {
    try {
      return UpdateFile.of(bytes);
    } catch (InvalidProtocolBufferException e) {
      throw unreadable(e);
    }
  }

  private static ConfigUpdate content(UpdateFile file) throws LedgerProblem {
    try {
      return file.content();
    } catch (InvalidProtocolBufferException e) {
      throw unreadable(e);
    }
  }

  private static SortedSet<String> signers(UpdateFile file) throws LedgerProblem {
    try {
      return file.signers();
    } catch (InvalidProtocolBufferException e) {
      throw unreadable(e);
    }
  }

  private static LedgerProblem unreadable(InvalidProtocolBufferException e) {
    return new LedgerProblem(
        "update",
        "this is no update of a channel: " + e.getMessage(),
        "give a file that controller fabric channel update --export wrote",
        Exit.USAGE);
  }
}
