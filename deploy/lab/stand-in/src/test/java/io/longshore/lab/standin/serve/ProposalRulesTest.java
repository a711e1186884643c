package io.longshore.lab.standin.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.protobuf.InvalidProtocolBufferException;
import io.longshore.lab.standin.material.Organization;
import io.longshore.lab.standin.material.Proposals;
import io.longshore.lab.standin.msp.Identities;
import io.longshore.lab.standin.msp.Msp;
import io.longshore.lab.standin.msp.SigningIdentity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hyperledger.fabric.protos.peer.ChannelQueryResponse;
import org.hyperledger.fabric.protos.peer.ProposalResponse;
import org.hyperledger.fabric.protos.peer.SignedProposal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProposalRulesTest {
  private static final Organization ORG1 = new Organization("Org1MSP", true);
  private static final Organization ORG2 = new Organization("Org2MSP", true);
  private static final SigningIdentity NODE = ORG1.ca().issue("OU=peer,CN=peer0").as("Org1MSP");

  private final Identities local =
      new Identities(
          Map.of(
              "Org1MSP",
              new Msp(
                  "Org1MSP",
                  List.of(ORG1.ca().certificate()),
                  List.of(),
                  List.of(ORG1.admin().certificate()),
                  Optional.empty())));

  @Test
  void answers_a_member_that_it_has_joined_no_channel()
      throws ProposalRules.Refused, InvalidProtocolBufferException {
    ProposalResponse response = answer(Proposals.of(NODE, "", "cscc", "GetChannels"));
    assertEquals(200, response.getResponse().getStatus());
    assertEquals(
        ChannelQueryResponse.getDefaultInstance(),
        ChannelQueryResponse.parseFrom(response.getResponse().getPayload()));
    assertEquals(false, response.hasEndorsement());
  }

  @ParameterizedTest
  @CsvSource({"cscc, JoinChain", "qscc, GetChainInfo", "mycc, query", "lscc, install"})
  void says_what_it_is_to_every_other_request(String chaincode, String function)
      throws ProposalRules.Refused {
    ProposalResponse response = answer(Proposals.of(NODE, "", chaincode, function));
    assertEquals(500, response.getResponse().getStatus());
    assertEquals(true, response.getResponse().getMessage().contains("stand-in"));
  }

  @Test
  void denies_access_to_another_organisation() {
    refuses(
        "access denied: channel [] creator org [Org2MSP]",
        Proposals.of(ORG2.admin().as("Org2MSP"), "", "cscc", "GetChannels"));
  }

  @Test
  void denies_access_to_a_certificate_of_another_authority() {
    refuses(
        "access denied: channel [] creator org [Org1MSP]",
        Proposals.of(ORG2.admin().as("Org1MSP"), "", "cscc", "GetChannels"));
  }

  @Test
  void denies_access_on_a_channel_it_has_not_joined() {
    refuses(
        "access denied: channel [mychannel] creator org [Org1MSP]",
        Proposals.of(NODE, "mychannel", "mycc", "query"));
  }

  @Test
  void denies_access_without_a_signature() {
    refuses(
        "access denied: channel [] creator org [Org1MSP]",
        Proposals.of(NODE, "", "cscc", "GetChannels").toBuilder().clearSignature().build());
  }

  @Test
  void refuses_an_expired_identity() {
    SigningIdentity expired =
        ORG1.ca().issue("OU=peer,CN=old", Instant.now().minusSeconds(1)).as("Org1MSP");
    refuses("identity expired", Proposals.of(expired, "", "cscc", "GetChannels"));
  }

  @Test
  void refuses_a_transaction_id_that_is_not_of_nonce_and_creator() {
    String right = Proposals.txId(NODE);
    refuses(
        "invalid txid. got [00], expected [" + right + "]",
        Proposals.of(NODE, "", "cscc", "GetChannels", "00"));
  }

  @Test
  void refuses_what_is_no_proposal() {
    refuses("invalid header type MESSAGE", SignedProposal.getDefaultInstance());
  }

  private ProposalResponse answer(SignedProposal proposal) throws ProposalRules.Refused {
    return ProposalRules.answer(local, proposal, Instant.now());
  }

  private void refuses(String text, SignedProposal proposal) {
    assertEquals(
        text, assertThrows(ProposalRules.Refused.class, () -> answer(proposal)).getMessage());
  }
}
