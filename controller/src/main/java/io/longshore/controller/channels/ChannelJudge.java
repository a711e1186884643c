package io.longshore.controller.channels;

import io.longshore.base.Digest;
import io.longshore.controller.workload.fabric.DialledNode;
import io.longshore.controller.workload.fabric.WantedChaincode;
import io.longshore.controller.workload.fabric.WantedChannel;
import io.longshore.controller.workload.fabric.client.answer.Finding;
import io.longshore.controller.workload.fabric.client.chaincode.InstantiatedChaincode;
import io.longshore.controller.workload.fabric.client.channel.ConfigDifference;
import io.longshore.model.DriftReason;
import java.util.Optional;
import java.util.SortedMap;

/** Says where a channel is not as the spec says, and what could not be learnt. Pure. */
final class ChannelJudge {
  /** Blocks that are just being written; further behind is behind. */
  static final long NEARLY = 3;

  private final String channel;
  private final ChannelSeen seen;
  private final FindingsDraft draft;
  private final long blocks;

  private ChannelJudge(String channel, ChannelSeen seen, FindingsDraft draft) {
    this.channel = channel;
    this.seen = seen;
    this.draft = draft;
    this.blocks = seen.blocks();
  }

  /**
   * The ledgers and the configuration.
   *
   * @param recorded hash of the channel's first block when it was made here
   */
  static void ledgers(
      String channel, ChannelSeen seen, Optional<Digest> recorded, FindingsDraft draft) {
    ChannelJudge judge = new ChannelJudge(channel, seen, draft);
    if (!judge.exists(recorded)) {
      return;
    }
    seen.orderers().forEach((node, ledger) -> judge.orderer(node, ledger, recorded));
    Optional<Digest> first = recorded.or(judge::firstOfOrderers);
    seen.peers().forEach((node, ledger) -> judge.peer(node, ledger, first));
    seen.differences()
        .<Void>either(
            differences -> {
              differences.forEach(judge::configured);
              return null;
            },
            why -> draft.unknown("configuration", why));
  }

  /**
   * The chaincodes.
   *
   * @param hashes of the packages at hand, by "name version"
   * @param installed by peer, hashes of packages by "name version"
   */
  static void chaincodes(
      WantedChannel wanted,
      ChannelSeen seen,
      SortedMap<String, Digest> hashes,
      SortedMap<String, Finding<SortedMap<String, Digest>>> installed,
      FindingsDraft draft) {
    ChannelJudge judge = new ChannelJudge(wanted.name(), seen, draft);
    for (WantedChaincode chaincode : wanted.chaincodes()) {
      Optional<Digest> hash = judge.running(chaincode, hashes);
      for (DialledNode peer : wanted.peers()) {
        installed
            .get(peer.name())
            .<Void>either(
                packages -> judge.installed(peer.name(), chaincode, packages, hash),
                why -> draft.unknown(peer.name(), why));
      }
    }
  }

  /** How many peers are as far as the orderers, or nearly. */
  static int level(ChannelSeen seen) {
    long blocks = seen.blocks();
    return (int)
        seen.peers().values().stream()
            .mapToLong(ChannelSeen::blocks)
            .filter(has -> has > 0 && has + NEARLY >= blocks)
            .count();
  }

  /** Whether there is anything to compare: a channel that nobody has is one finding. */
  private boolean exists(Optional<Digest> recorded) {
    boolean told = seen.orderers().values().stream().anyMatch(Finding.Known.class::isInstance);
    boolean known =
        seen.orderers().values().stream()
            .anyMatch(one -> one.<Boolean>either(Optional::isPresent, why -> false));
    if (!told || known) {
      return true;
    }
    recorded.ifPresentOrElse(
        first ->
            draft.add(
                "channel",
                "first-block",
                first.brief(),
                "",
                DriftReason.LEDGER_LOST,
                "the orderers' ledgers or Kafka's log were lost: restore them; to begin anew, wipe"
                    + " every ledger of the channel and run: controller channels --anew"),
        () ->
            draft.add(
                "channel",
                "channel",
                channel,
                "",
                DriftReason.NOT_MADE,
                "controller apply makes it"));
    return false;
  }

  private void orderer(
      String node, Finding<Optional<LedgerSeen>> ledger, Optional<Digest> recorded) {
    ledger.<Void>either(
        has -> {
          if (has.isEmpty()) {
            behind(node, 0, "it does not know the channel");
          } else if (!sameBeginning(node, has.get(), recorded.or(this::firstOfOrderers))) {
            return null;
          } else if (has.get().blocks() + NEARLY < blocks) {
            behind(node, has.get().blocks(), "");
          }
          return null;
        },
        why -> draft.unknown(node, why));
  }

  private void peer(String node, Finding<Optional<LedgerSeen>> ledger, Optional<Digest> first) {
    ledger.<Void>either(
        has -> {
          if (has.isEmpty()) {
            draft.add(
                node,
                "channels",
                channel,
                "",
                DriftReason.NOT_MADE,
                "controller apply has it join");
          } else if (!sameBeginning(node, has.get(), first)) {
            return null;
          } else if (has.get().blocks() + NEARLY < blocks) {
            behind(node, has.get().blocks(), "");
          }
          return null;
        },
        why -> draft.unknown(node, why));
  }

  private boolean sameBeginning(String node, LedgerSeen ledger, Optional<Digest> first) {
    if (first.isEmpty() || first.get().equals(ledger.first())) {
      return true;
    }
    draft.add(
        node,
        "first-block",
        first.get().brief(),
        ledger.first().brief(),
        DriftReason.OTHER_LEDGER,
        "it keeps a ledger of an earlier network: move that ledger away and apply again");
    return false;
  }

  /** The numbers change from look to look; the finding is the same. */
  private void behind(String node, long has, String why) {
    draft.add(
        node,
        "blocks",
        "as far as the orderers",
        "behind",
        DriftReason.BEHIND,
        why.isEmpty() ? "it has " + has + " of " + blocks + " blocks" : why,
        "see what keeps it from its orderers or from Kafka: docker logs "
            + node
            + " on its host; controller explain takes what it says");
  }

  private Optional<Digest> firstOfOrderers() {
    return seen.orderers().values().stream()
        .flatMap(
            one -> one.<Optional<LedgerSeen>>either(has -> has, why -> Optional.empty()).stream())
        .map(LedgerSeen::first)
        .findFirst();
  }

  private void configured(ConfigDifference difference) {
    boolean own = difference.topic() == ConfigDifference.Topic.POLICY;
    draft.add(
        "configuration",
        difference.topic().word(),
        difference.wants(),
        difference.has(),
        own ? DriftReason.OWN_POLICY : DriftReason.CONFIGURED,
        difference.edit().isPresent()
            ? "controller fabric channel update " + channel
            : difference.remedy());
  }

  /** The hash that peers' packages should have; empty where nobody can say. */
  private Optional<Digest> running(WantedChaincode wanted, SortedMap<String, Digest> hashes) {
    String subject = "chaincode " + wanted.id().name();
    Optional<Digest> ours = Optional.ofNullable(hashes.get(wanted.id().toString()));
    Optional<Digest> theirs =
        seen.running()
            .get(wanted.id().name())
            .either(
                there -> compared(subject, wanted, there, ours),
                why -> {
                  draft.unknown(subject, why);
                  return Optional.empty();
                });
    return ours.or(() -> theirs);
  }

  private Optional<Digest> compared(
      String subject,
      WantedChaincode wanted,
      Optional<InstantiatedChaincode> there,
      Optional<Digest> ours) {
    if (there.isEmpty()) {
      draft.add(
          subject,
          "version",
          wanted.id().version(),
          "",
          DriftReason.NOT_MADE,
          "controller apply instantiates it");
      return Optional.empty();
    }
    InstantiatedChaincode has = there.get();
    if (!has.id().version().equals(wanted.id().version())) {
      draft.add(
          subject,
          "version",
          wanted.id().version(),
          has.id().version(),
          DriftReason.NOT_MADE,
          "controller apply upgrades it");
      return Optional.empty();
    }
    if (ours.isPresent() && !ours.get().equals(has.hash())) {
      draft.add(
          subject,
          "package",
          ours.get().brief(),
          has.hash().brief(),
          DriftReason.OTHER_PACKAGE,
          "a running version cannot change: give the chaincode a new version and apply");
    }
    if (!has.policy().equals(wanted.policy().toString())) {
      draft.add(
          subject,
          "policy",
          wanted.policy().toString(),
          has.policy(),
          DriftReason.OTHER_POLICY,
          "a running version cannot change: give the chaincode a new version and apply");
    }
    return Optional.of(has.hash());
  }

  private Void installed(
      String peer,
      WantedChaincode wanted,
      SortedMap<String, Digest> packages,
      Optional<Digest> hash) {
    Digest has = packages.get(wanted.id().toString());
    String field = "package." + wanted.id();
    if (has == null) {
      draft.add(
          peer,
          field,
          hash.map(Digest::brief).orElse("the package"),
          "",
          DriftReason.NOT_MADE,
          "controller apply installs it");
    } else if (hash.isPresent() && !hash.get().equals(has)) {
      draft.add(
          peer,
          field,
          hash.get().brief(),
          has.brief(),
          DriftReason.OTHER_PACKAGE,
          "peers never replace a version: give the changed sources a new version and apply");
    }
    return null;
  }
}
