package io.longshore.controller.workload.fabric.client.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.longshore.controller.workload.fabric.client.answer.Outcome;
import io.longshore.controller.workload.fabric.client.chaincode.ChaincodeDefinition;
import io.longshore.controller.workload.fabric.client.chaincode.ChaincodePackage;
import io.longshore.controller.workload.fabric.client.link.Access;
import io.longshore.controller.workload.fabric.client.policy.PolicyParser;
import io.longshore.controller.workload.fabric.client.proposal.ChaincodeCall;
import io.longshore.controller.workload.fabric.client.step.Step;
import io.longshore.controller.workload.fabric.client.step.Submission;
import io.longshore.controller.workload.fabric.material.OrderingSpec;
import io.longshore.controller.workload.fabric.material.Organization;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Chaincode on Fabric's own peers.
 *
 * <p>As {@link RealFabricTest}, and with {@code -Dlongshore.fabric.docker=unix:///…/docker.sock}:
 * an engine that has, under the names by which both peers look for them, the images of example02 as
 * chaincode "mycc" 1.0 and 1.1; it shares the test's network.
 */
@EnabledIfSystemProperty(
    named = "longshore.fabric.docker",
    matches = ".+",
    disabledReason = "needs Fabric's own programs and a Docker engine with chaincode images")
class RealChaincodeTest extends RealClient {
  private static final String BOTH = "AND('Org1MSP.peer','Org2MSP.peer')";

  @TempDir private Path folder;
  private Access orderer;
  private Access one;
  private Access two;

  @Test
  void instantiates_queries_invokes_and_upgrades() throws Exception {
    try (RealNetwork network =
            new RealNetwork(
                Path.of(System.getProperty("longshore.fabric")),
                folder,
                kafka(),
                System.getProperty("longshore.fabric.docker"));
        link) {
      orderer = network.orderer(RealNetwork.ORG1);
      one = network.peer(RealNetwork.ORG1, RealNetwork.ORG1);
      two = network.peer(RealNetwork.ORG2, RealNetwork.ORG2);
      makesChannel(network);

      ChaincodePackage first = code("1.0", "package main\n");
      makes(chaincodes.install(first, one));
      makes(chaincodes.install(first, two));
      makes(instantiate(first, BOTH));
      remains(instantiate(first, BOTH));
      refuses(instantiate(first, "OR('Org1MSP.peer')"), "under the policy");
      refuses(instantiate(code("1.0", "package main // other\n"), BOTH), "another package");
      remains(answers(one, "100"));
      remains(answers(two, "100"));

      Submission invoked = invoke(List.of(one, two));
      Submission.Committed committed =
          assertInstanceOf(Submission.Committed.class, invoked, invoked::toString);
      assertEquals(
          TxValidationCode.VALID,
          known(peers.judgement(one, CHANNEL.name(), committed.transactionId())));
      remains(answers(one, "90"));
      remains(answers(two, "90"));

      Outcome unendorsed = invoke(List.of(one)).outcome();
      assertTrue(unendorsed.toString().contains("lacks endorsements"), unendorsed::toString);
      remains(answers(one, "90"));

      ChaincodePackage next = code("1.1", "package main // next\n");
      makes(chaincodes.install(next, one));
      makes(chaincodes.install(next, two));
      makes(instantiate(next, BOTH));
      remains(instantiate(next, BOTH));
      remains(answers(one, "100"));
    }
  }

  private void makesChannel(RealNetwork network) {
    makes(
        channels.create(
            CHANNEL,
            orderer,
            OrderingSpec.DEFAULT_SYSTEM_CHANNEL,
            List.of(network.admin(RealNetwork.ORG1)),
            Optional.empty()));
    Block genesis = known(orderers.genesis(orderer, CHANNEL.name())).orElseThrow();
    for (Organization organization : List.of(RealNetwork.ORG1, RealNetwork.ORG2)) {
      makes(channels.join(CHANNEL.name(), genesis, network.peer(organization, organization)));
    }
  }

  private Step instantiate(ChaincodePackage code, String policy) throws Exception {
    return chaincodes.instantiate(
        CHANNEL.name(),
        new ChaincodeDefinition(
            code, List.of("init", "a", "100", "b", "200"), PolicyParser.parse(policy)),
        one,
        orderer);
  }

  private Step answers(Access peer, String expected) {
    return chaincodes.answers(
        ChaincodeCall.ofText(CHANNEL.name(), "mycc", List.of("query", "a")), expected, peer);
  }

  private Submission invoke(List<Access> endorsers) {
    return transactions.send(
        ChaincodeCall.ofText(CHANNEL.name(), "mycc", List.of("invoke", "a", "b", "10")),
        endorsers,
        orderer,
        one.signer(),
        LIMIT);
  }
}
