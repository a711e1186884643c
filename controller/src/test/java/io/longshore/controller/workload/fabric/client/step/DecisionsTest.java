package io.longshore.controller.workload.fabric.client.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import io.longshore.base.Digest;
import io.longshore.controller.workload.fabric.client.chaincode.ChaincodeDefinition;
import io.longshore.controller.workload.fabric.client.chaincode.ChaincodeId;
import io.longshore.controller.workload.fabric.client.chaincode.ChaincodeLanguage;
import io.longshore.controller.workload.fabric.client.chaincode.ChaincodePackage;
import io.longshore.controller.workload.fabric.client.chaincode.InstantiatedChaincode;
import io.longshore.controller.workload.fabric.client.policy.PolicyParser;
import io.longshore.controller.workload.fabric.client.policy.PolicyRule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecisionsTest {
  private static final Digest ONE = Digest.of(new byte[] {1});
  private static final Digest TWO = Digest.of(new byte[] {2});
  private static final ChaincodeId ID = new ChaincodeId("mycc", "1.0");
  private static final ChaincodePackage CODE =
      new ChaincodePackage(
          ID, ChaincodeLanguage.GO, "example.com/mycc", ByteString.copyFromUtf8("code"));

  @Test
  void a_channel_is_made_where_there_is_none_and_never_was() {
    acts(ChannelDecisions.exists("c", Optional.empty(), Optional.empty()));
    leaves(ChannelDecisions.exists("c", Optional.of(ONE), Optional.empty()));
    leaves(ChannelDecisions.exists("c", Optional.of(ONE), Optional.of(ONE)));
  }

  @Test
  void a_channel_that_was_lost_or_is_another_is_not_made_again() {
    stops(ChannelDecisions.exists("c", Optional.empty(), Optional.of(ONE)), "was made before");
    stops(ChannelDecisions.exists("c", Optional.of(TWO), Optional.of(ONE)), "another channel");
  }

  @Test
  void a_peer_joins_once_and_only_the_channel_that_is_meant() {
    acts(ChannelDecisions.joins("p", "c", new TreeSet<>(List.of("other"))).orElseThrow());
    assertEquals(Optional.empty(), ChannelDecisions.joins("p", "c", new TreeSet<>(List.of("c"))));
    leaves(ChannelDecisions.joined("p", "c", ONE, ONE));
    stops(ChannelDecisions.joined("p", "c", TWO, ONE), "another channel");
  }

  @Test
  void a_package_is_installed_where_it_is_not_and_never_over_another() {
    acts(ChaincodeDecisions.installed("p", CODE, new TreeMap<>(Map.of("mycc 0.9", ONE))));
    leaves(ChaincodeDecisions.installed("p", CODE, new TreeMap<>(Map.of("mycc 1.0", CODE.hash()))));
    stops(
        ChaincodeDecisions.installed("p", CODE, new TreeMap<>(Map.of("mycc 1.0", ONE))),
        "another package");
  }

  @Test
  void a_chaincode_is_instantiated_upgraded_or_left() throws Exception {
    acts(instantiated(Optional.empty()));
    acts(instantiated("0.9", ONE, "OR('Org1MSP.peer')"));
    leaves(instantiated("1.0", CODE.hash(), "OR('Org1MSP.peer')"));
    leaves(instantiated("1.0", CODE.hash(), "OutOf(1, 'Org1MSP.peer')"));
  }

  @Test
  void a_running_version_that_is_other_than_the_spec_is_drift() throws Exception {
    stops(instantiated("1.0", ONE, "OR('Org1MSP.peer')"), "another package");
    stops(instantiated("1.0", CODE.hash(), "OR('Org2MSP.peer')"), "under the policy");
  }

  @ParameterizedTest
  @CsvSource({
    "VALID, Done",
    "DUPLICATE_TXID, AlreadySo",
    "MVCC_READ_CONFLICT, NotYet",
    "PHANTOM_READ_CONFLICT, NotYet",
    "EXPIRED_CHAINCODE, NotYet",
    "ENDORSEMENT_POLICY_FAILURE, Refused",
    "BAD_CREATOR_SIGNATURE, Refused",
    "INVALID_OTHER_REASON, Refused",
  })
  void a_transactions_judgement_says_whether_to_send_it_again(TxValidationCode code, String kind) {
    assertEquals(kind, Judgements.outcome("tx", code).getClass().getSimpleName());
  }

  private static Decision instantiated(String version, Digest hash, String policy)
      throws Exception {
    return instantiated(
        Optional.of(
            new InstantiatedChaincode(
                new ChaincodeId("mycc", version), hash, PolicyParser.parse(policy).toString())));
  }

  private static Decision instantiated(Optional<InstantiatedChaincode> seen) throws Exception {
    PolicyRule policy = PolicyParser.parse("OR('Org1MSP.peer')");
    return ChaincodeDecisions.instantiated(
        "c", new ChaincodeDefinition(CODE, List.of("init"), policy), seen);
  }

  private static void acts(Decision decision) {
    assertInstanceOf(Decision.Act.class, decision, decision::toString);
  }

  private static void leaves(Decision decision) {
    assertInstanceOf(Decision.Leave.class, decision, decision::toString);
  }

  private static void stops(Decision decision, String why) {
    assertInstanceOf(Decision.Stop.class, decision, decision::toString);
    assertTrue(decision.toString().contains(why), decision::toString);
  }
}
