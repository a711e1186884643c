package io.longshore.controller.ledger;

import com.google.protobuf.InvalidProtocolBufferException;
import io.longshore.controller.spec.Exit;
import io.longshore.controller.workload.fabric.client.answer.Finding;
import io.longshore.controller.workload.fabric.client.channel.ChannelView;
import io.longshore.controller.workload.fabric.client.channel.MemberView;
import io.longshore.controller.workload.fabric.client.channel.PolicyMeanings;
import io.longshore.proto.v1.BatchState;
import io.longshore.proto.v1.CapabilityState;
import io.longshore.proto.v1.ConfigurationAnswer;
import io.longshore.proto.v1.ConfigurationQuestion;
import io.longshore.proto.v1.DraftAnswer;
import io.longshore.proto.v1.MemberState;
import io.longshore.proto.v1.PolicyState;
import org.hyperledger.fabric.protos.common.Config;

/** What a channel's configuration says. */
final class Configurations {
  private Configurations() {}

  static ConfigurationAnswer show(Conversation nodes, ConfigurationQuestion question)
      throws LedgerProblem {
    String channel = question.getChannel();
    Config config = current(nodes, channel);
    ConfigurationAnswer.Builder answer = answer(channel, config, view(channel, config));
    if (question.getCompare()) {
      DraftAnswer draft = Updates.draft(nodes, channel, config);
      answer.addAllDifferences(draft.getDifferencesList()).addAllConsents(draft.getConsentsList());
    }
    return answer.build();
  }

  static Config current(Conversation nodes, String channel) throws LedgerProblem {
    Finding<Config> config = nodes.anyOrderer(one -> nodes.orderers.configuration(one, channel));
    if (!(config instanceof Finding.Known<Config>)) {
      UnmadeChannel.check(
          nodes.network, channel, one -> nodes.orderers.genesis(one, channel), nodes.orderers());
    }
    return Answers.known("channel " + channel, config);
  }

  static ChannelView view(String channel, Config config) throws LedgerProblem {
    try {
      return ChannelView.of(config);
    } catch (InvalidProtocolBufferException e) {
      throw new LedgerProblem(
          "channel " + channel,
          "its configuration cannot be read: " + e.getMessage(),
          "see that the orderers are of version 1.4",
          Exit.FAILED);
    }
  }

  private static ConfigurationAnswer.Builder answer(
      String channel, Config config, ChannelView view) {
    ConfigurationAnswer.Builder answer =
        ConfigurationAnswer.newBuilder()
            .setSchemaVersion(LedgerService.SCHEMA)
            .setChannel(channel)
            .setSequence(view.sequence())
            .setConsortium(view.consortium())
            .addAllOrdererAddresses(view.ordererAddresses())
            .setConsensus(view.consensus())
            .setBatch(
                BatchState.newBuilder()
                    .setTimeout(view.batch().timeout())
                    .setMaxMessages(view.batch().maxMessages())
                    .setAbsoluteMaxBytes(view.batch().absoluteMaxBytes())
                    .setPreferredMaxBytes(view.batch().preferredMaxBytes()));
    view.members().forEach((name, member) -> answer.addMembers(member(name, member)));
    view.orderers().forEach((name, member) -> answer.addOrderers(member(name, member)));
    view.capabilities()
        .forEach(
            (group, names) ->
                answer.addCapabilities(
                    CapabilityState.newBuilder().setGroup(group).addAllNames(names)));
    PolicyMeanings.of(config)
        .forEach(
            (path, meaning) ->
                answer.addPolicies(PolicyState.newBuilder().setPath(path).setMeaning(meaning)));
    return answer;
  }

  private static MemberState member(String name, MemberView member) {
    return MemberState.newBuilder()
        .setName(name)
        .setMsp(member.mspId())
        .addAllAnchors(member.anchors().stream().map(Object::toString).toList())
        .build();
  }
}
