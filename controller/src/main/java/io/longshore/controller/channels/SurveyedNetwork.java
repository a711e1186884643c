package io.longshore.controller.channels;

import com.google.protobuf.ByteString;
import io.longshore.base.Digest;
import io.longshore.controller.drift.ChannelHealth;
import io.longshore.controller.drift.NetworkLook;
import io.longshore.controller.plan.Members;
import io.longshore.controller.workload.fabric.FabricNetwork;
import io.longshore.controller.workload.fabric.WantedChaincode;
import io.longshore.controller.workload.fabric.WantedChannel;
import io.longshore.controller.workload.fabric.WantedTopics;
import io.longshore.controller.workload.fabric.client.answer.Finding;
import io.longshore.controller.workload.fabric.client.chaincode.ChaincodePackage;
import io.longshore.controller.workload.fabric.client.chaincode.InstantiatedChaincode;
import io.longshore.controller.workload.fabric.material.Materials;
import io.longshore.model.TopicSeen;
import io.longshore.proto.v1.Spec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;

/** A network's channels, each beside its spec, as its own nodes tell of them. */
final class SurveyedNetwork implements NetworkLook {
  /** Of one question to one peer. */
  private static final Duration ANSWER = Duration.ofSeconds(3);

  private static final String BROKERS = "kafka";

  private final Conversations conversations;
  private final ExecutorService threads;

  /** A package never changes under its own digest; to hash one anew each time takes long. */
  private final Map<String, Digest> hashed = new ConcurrentHashMap<>();

  SurveyedNetwork(Conversations conversations, ExecutorService threads) {
    this.conversations = conversations;
    this.threads = threads;
  }

  @Override
  public List<ChannelHealth> look(
      Spec spec, Members members, SortedMap<String, TopicSeen> topics, Instant now) {
    Optional<FabricNetwork> network = NetworkReading.withChannels(spec);
    Optional<WantedTopics> wanted = NetworkReading.topics(spec);
    Optional<Materials> held = conversations.materials();
    if (network.isEmpty()
        || wanted.isEmpty()
        || held.isEmpty()
        || !MakingProblems.ofKeys(network.get(), held).isEmpty()) {
      return List.of();
    }
    NodesSeen nodes = NodesSeen.of(network.get(), members);
    if (!nodes.standIns().isEmpty()) {
      return List.of();
    }
    boolean whole = members.of(BROKERS).stream().allMatch(one -> one.serves());
    NetworkSurvey survey =
        new NetworkSurvey(
            conversations.nodes(network.get(), held.get()),
            conversations.peers(ANSWER),
            threads,
            nodes.serving());
    survey.look();
    List<ChannelHealth> all = new ArrayList<>();
    for (WantedChannel channel : network.get().channels()) {
      FindingsDraft draft = new FindingsDraft(now);
      ChannelSeen seen = survey.channel(channel);
      ChannelJudge.ledgers(
          channel.name(), seen, conversations.firstBlock(held.get(), channel.name()), draft);
      ChannelJudge.chaincodes(channel, seen, hashes(channel), installed(survey, channel), draft);
      if (seen.blocks() > 0) {
        topic(channel.name(), topics, wanted.get(), whole, draft);
      }
      all.add(health(channel.name(), false, seen, topics, draft, now));
    }
    String system = network.get().systemChannel();
    FindingsDraft draft = new FindingsDraft(now);
    ChannelSeen seen = survey.systemChannel();
    ChannelJudge.ledgers(system, seen, Optional.empty(), draft);
    topic(system, topics, wanted.get(), whole, draft);
    all.add(health(system, true, seen, topics, draft, now));
    return all;
  }

  private static void topic(
      String channel,
      SortedMap<String, TopicSeen> topics,
      WantedTopics wanted,
      boolean whole,
      FindingsDraft draft) {
    TopicJudge.judge(channel, Optional.ofNullable(topics.get(channel)), wanted, whole, draft);
  }

  private static ChannelHealth health(
      String channel,
      boolean system,
      ChannelSeen seen,
      SortedMap<String, TopicSeen> topics,
      FindingsDraft draft,
      Instant now) {
    List<String> running = new ArrayList<>();
    for (Finding<Optional<InstantiatedChaincode>> one : seen.running().values()) {
      one.<Optional<InstantiatedChaincode>>either(there -> there, why -> Optional.empty())
          .ifPresent(there -> running.add(there.id().toString()));
    }
    return new ChannelHealth(
        channel,
        system,
        seen.blocks(),
        seen.peers().size(),
        ChannelJudge.level(seen),
        running,
        Optional.ofNullable(topics.get(channel)).map(TopicJudge::words).orElse(""),
        now,
        draft.all());
  }

  private static SortedMap<String, Finding<SortedMap<String, Digest>>> installed(
      NetworkSurvey survey, WantedChannel channel) {
    SortedMap<String, Finding<SortedMap<String, Digest>>> installed = new TreeMap<>();
    channel.peers().forEach(peer -> installed.put(peer.name(), survey.installed(peer.name())));
    return installed;
  }

  private SortedMap<String, Digest> hashes(WantedChannel channel) {
    SortedMap<String, Digest> hashes = new TreeMap<>();
    for (WantedChaincode one : channel.chaincodes()) {
      String id = one.id().toString();
      conversations
          .code()
          .digest(one.id().name(), one.id().version())
          .map(Digest::hex)
          .flatMap(digest -> hash(id + " " + digest, one))
          .ifPresent(hash -> hashes.put(id, hash));
    }
    return hashes;
  }

  private Optional<Digest> hash(String key, WantedChaincode chaincode) {
    Digest known = hashed.get(key);
    if (known != null) {
      return Optional.of(known);
    }
    return conversations
        .code()
        .find(chaincode.id().name(), chaincode.id().version())
        .map(
            code ->
                new ChaincodePackage(
                        chaincode.id(),
                        chaincode.language(),
                        chaincode.importPath(),
                        ByteString.copyFrom(code))
                    .hash())
        .map(
            hash -> {
              hashed.put(key, hash);
              return hash;
            });
  }
}
