package io.longshore.controller.channels;

import io.longshore.base.Digest;
import io.longshore.controller.store.SmokeRecords;
import io.longshore.controller.workload.fabric.SmokeTest;
import io.longshore.controller.workload.fabric.WantedChaincode;
import io.longshore.controller.workload.fabric.WantedChannel;
import io.longshore.controller.workload.fabric.client.answer.Finding;
import io.longshore.controller.workload.fabric.client.answer.Outcome;
import io.longshore.controller.workload.fabric.client.answer.Setback;
import io.longshore.controller.workload.fabric.client.link.Access;
import io.longshore.controller.workload.fabric.client.proposal.ChaincodeCall;
import io.longshore.controller.workload.fabric.client.step.Decision;
import io.longshore.controller.workload.fabric.client.step.Step;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/**
 * The smoke tests of one network's chaincodes. Each is made once: what is asked of data that users
 * have changed since has no answer that a spec could foretell, and an invoke changes data.
 */
final class SmokeSteps {
  /** An orderer cuts a block within the batch timeout, seconds; what is not there then is lost. */
  private static final Duration LOST_AFTER = Duration.ofSeconds(20);

  private final FabricConversation fabric;
  private final SmokeRecords records;
  private final String network;
  private final Clock clock;
  private final Map<Digest, Set<String>> answered = new ConcurrentHashMap<>();
  private final Map<String, Instant> missedSince = new ConcurrentHashMap<>();

  /**
   * Smoke tests.
   *
   * @param network SHA-256 of its genesis block, in hex
   */
  SmokeSteps(FabricConversation fabric, SmokeRecords records, String network, Clock clock) {
    this.fabric = fabric;
    this.records = records;
    this.network = network;
    this.clock = clock;
  }

  /** A peer's answer. */
  Step ask(PlannedStep.Ask asked) {
    Digest test = key(asked.channel(), asked.chaincode(), asked.test());
    Step answers =
        fabric.chaincodes.answers(
            call(asked.channel(), asked.chaincode(), asked.test().query()),
            asked.expected(),
            fabric.peer(asked.peer()));
    return new Step() {
      @Override
      public String title() {
        return asked.title();
      }

      @Override
      public Finding<Decision> observe() {
        if (records.passed(test)) {
          return Finding.of(new Decision.Leave("was tried before: " + title()));
        }
        if (!asked.after() && records.sent(test).isPresent()) {
          return Finding.of(new Decision.Leave("was tried before the invoke: " + title()));
        }
        return answers.observe();
      }

      @Override
      public Outcome act() {
        return answers.act();
      }
    };
  }

  /** Whether the test that a step belongs to has passed. */
  boolean passed(PlannedStep step) {
    if (step instanceof PlannedStep.Ask ask) {
      return records.passed(key(ask.channel(), ask.chaincode(), ask.test()));
    }
    return step instanceof PlannedStep.Invoke invoke
        && records.passed(key(invoke.channel(), invoke.chaincode(), invoke.test()));
  }

  /** Notes an answer; the test has passed when it is the last. */
  void answered(PlannedStep.Ask asked) {
    if (asked.after() != asked.test().invokes()) {
      return;
    }
    Digest test = key(asked.channel(), asked.chaincode(), asked.test());
    Set<String> peers = answered.computeIfAbsent(test, key -> ConcurrentHashMap.newKeySet());
    peers.add(asked.peer().name());
    if (peers.size() == asked.channel().peers().size() && !records.passed(test)) {
      records.pass(test);
    }
  }

  /** The transaction: sent again only when the one before is known to be without effect. */
  Step invoke(PlannedStep.Invoke wanted) {
    Digest test = key(wanted.channel(), wanted.chaincode(), wanted.test());
    List<Access> endorsers = wanted.endorsers().stream().map(fabric::peer).toList();
    Access first = endorsers.get(0);
    return new Step() {
      @Override
      public String title() {
        return wanted.title();
      }

      @Override
      public Finding<Decision> observe() {
        if (records.passed(test)) {
          return Finding.of(new Decision.Leave("was tried before: " + title()));
        }
        Optional<String> sent = records.sent(test);
        return sent.isEmpty()
            ? Finding.of(new Decision.Act("it was not sent yet"))
            : fabric
                .peers
                .judgement(first, wanted.channel().name(), sent.get())
                .either(code -> Finding.of(judged(sent.get(), code)), why -> unseen(sent.get()));
      }

      private Decision judged(String transaction, TxValidationCode code) {
        return code == TxValidationCode.VALID
            ? new Decision.Leave(title() + ": transaction " + transaction.substring(0, 12))
            : new Decision.Act("transaction " + transaction + " had no effect: " + code);
      }

      private Finding<Decision> unseen(String transaction) {
        Instant since = missedSince.computeIfAbsent(transaction, key -> clock.instant());
        return Duration.between(since, clock.instant()).compareTo(LOST_AFTER) < 0
            ? Finding.unknown(
                new Setback.NotYet("transaction " + transaction + " is in no block yet"))
            : Finding.of(new Decision.Act("transaction " + transaction + " was lost"));
      }

      @Override
      public Outcome act() {
        return fabric
            .transactions
            .send(
                call(wanted.channel(), wanted.chaincode(), wanted.test().invoke()),
                endorsers,
                fabric.orderer(wanted.endorsers().get(0).organization()),
                first.signer(),
                FabricConversation.buildLimit(),
                transaction -> records.sending(test, transaction))
            .outcome();
      }
    };
  }

  private static ChaincodeCall call(
      WantedChannel channel, WantedChaincode chaincode, List<String> arguments) {
    return ChaincodeCall.ofText(channel.name(), chaincode.id().name(), arguments);
  }

  private Digest key(WantedChannel channel, WantedChaincode chaincode, SmokeTest test) {
    String id = String.join("\n", network, channel.name(), chaincode.id().toString(), test + "");
    return Digest.of(id.getBytes(StandardCharsets.UTF_8));
  }
}
