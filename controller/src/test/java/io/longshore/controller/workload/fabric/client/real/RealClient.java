package io.longshore.controller.workload.fabric.client.real;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import io.longshore.controller.workload.fabric.client.answer.Finding;
import io.longshore.controller.workload.fabric.client.answer.Outcome;
import io.longshore.controller.workload.fabric.client.answer.Setback;
import io.longshore.controller.workload.fabric.client.chaincode.ChaincodeId;
import io.longshore.controller.workload.fabric.client.chaincode.ChaincodePackage;
import io.longshore.controller.workload.fabric.client.chaincode.GoSources;
import io.longshore.controller.workload.fabric.client.channel.NewChannel;
import io.longshore.controller.workload.fabric.client.link.GrpcFabricLink;
import io.longshore.controller.workload.fabric.client.proposal.StampSource;
import io.longshore.controller.workload.fabric.client.step.ChaincodeSteps;
import io.longshore.controller.workload.fabric.client.step.ChannelSteps;
import io.longshore.controller.workload.fabric.client.step.OrdererQueries;
import io.longshore.controller.workload.fabric.client.step.PeerQueries;
import io.longshore.controller.workload.fabric.client.step.Step;
import io.longshore.controller.workload.fabric.client.step.StepRunner;
import io.longshore.controller.workload.fabric.client.step.StoppablePause;
import io.longshore.controller.workload.fabric.client.step.Transactions;
import io.longshore.controller.workload.fabric.material.OrderingSpec;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** The client as a test of Fabric's own programs holds it. */
abstract class RealClient {
  static final NewChannel CHANNEL =
      new NewChannel(
          "mychannel",
          OrderingSpec.DEFAULT_CONSORTIUM,
          new TreeSet<>(List.of("Org1MSP", "Org2MSP")),
          NewChannel.DEFAULT_CAPABILITIES);
  static final Duration LIMIT = Duration.ofSeconds(20);

  final StampSource stamps = new StampSource(Clock.systemUTC(), new SecureRandom());
  final GrpcFabricLink link = new GrpcFabricLink(LIMIT);
  final OrdererQueries orderers = new OrdererQueries(link, stamps);
  final PeerQueries peers = new PeerQueries(link, stamps, LIMIT);
  final ChannelSteps channels = new ChannelSteps(orderers, peers, stamps, LIMIT);
  final Transactions transactions = new Transactions(link, orderers, peers, stamps, LIMIT);
  final ChaincodeSteps chaincodes = new ChaincodeSteps(peers, transactions, stamps, LIMIT, LIMIT);

  private final StepRunner runner =
      new StepRunner(
          Clock.systemUTC(), new StoppablePause(), Duration.ofMillis(100), Duration.ofSeconds(60));

  static Optional<String> kafka() {
    return Optional.ofNullable(System.getProperty("longshore.fabric.kafka"));
  }

  static ChaincodePackage code(String version, String main) {
    TreeMap<String, ByteString> files = new TreeMap<>();
    files.put("main.go", ByteString.copyFromUtf8(main));
    files.put("vendor/example.com/lib/lib.go", ByteString.copyFromUtf8("package lib\n"));
    files.put(
        "META-INF/statedb/couchdb/indexes/owner.json",
        ByteString.copyFromUtf8(
            "{\"index\":{\"fields\":[\"owner\"]},\"ddoc\":\"o\",\"name\":\"o\",\"type\":\"json\"}"));
    return ChaincodePackage.go(
        new ChaincodeId("mycc", version), new GoSources("github.com/chaincode/mycc", files));
  }

  Outcome run(Step step) {
    return runner.run(step);
  }

  void makes(Step step) {
    Outcome outcome = run(step);
    assertInstanceOf(Outcome.Done.class, outcome, outcome::toString);
  }

  void remains(Step step) {
    Outcome outcome = run(step);
    assertInstanceOf(Outcome.AlreadySo.class, outcome, outcome::toString);
  }

  void refuses(Step step, String why) {
    Outcome outcome = run(step);
    assertInstanceOf(Setback.Refused.class, outcome, outcome::toString);
    assertTrue(outcome.toString().contains(why), outcome::toString);
  }

  static <T> T known(Finding<T> finding) {
    return finding.either(
        value -> value,
        why -> {
          throw new AssertionError(why.toString());
        });
  }

  static Setback unknown(Finding<?> finding) {
    return finding.either(
        value -> {
          throw new AssertionError("known: " + value);
        },
        why -> why);
  }
}
