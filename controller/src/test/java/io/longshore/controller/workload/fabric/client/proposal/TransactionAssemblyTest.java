package io.longshore.controller.workload.fabric.client.proposal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import io.longshore.base.Digest;
import io.longshore.controller.workload.fabric.client.answer.Setback;
import io.longshore.controller.workload.fabric.client.link.NetworkFixture;
import io.longshore.controller.workload.fabric.material.SigningIdentity;
import java.nio.file.Path;
import java.util.List;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.peer.ChaincodeActionPayload;
import org.hyperledger.fabric.protos.peer.ChaincodeHeaderExtension;
import org.hyperledger.fabric.protos.peer.Endorsement;
import org.hyperledger.fabric.protos.peer.Proposal;
import org.hyperledger.fabric.protos.peer.ProposalResponse;
import org.hyperledger.fabric.protos.peer.Response;
import org.hyperledger.fabric.protos.peer.SignedProposal;
import org.hyperledger.fabric.protos.peer.Transaction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransactionAssemblyTest {
  @TempDir private Path folder;
  private SignedCall call;
  private SigningIdentity admin;

  @BeforeEach
  void sign() throws Exception {
    admin = NetworkFixture.material(folder).organization("Org1MSP").admin();
    call =
        SignedCall.of(
            ChaincodeCall.ofText("mychannel", "mycc", List.of("invoke", "a")),
            admin,
            NetworkFixture.stamps().next());
  }

  @Test
  void a_proposal_has_the_header_that_peers_check() throws Exception {
    SignedProposal signed = call.proposal();
    Proposal proposal = Proposal.parseFrom(signed.getProposalBytes());
    ChannelHeader header = ChannelHeader.parseFrom(call.header().getChannelHeader());
    SignatureHeader signature = SignatureHeader.parseFrom(call.header().getSignatureHeader());
    assertEquals(call.header().toByteString(), proposal.getHeader());
    assertEquals(3, header.getType());
    assertEquals("mychannel", header.getChannelId());
    assertEquals(
        Digest.of(signature.getNonce().concat(signature.getCreator()).toByteArray()).hex(),
        header.getTxId());
    assertEquals(
        "mycc",
        ChaincodeHeaderExtension.parseFrom(header.getExtension()).getChaincodeId().getName());
    assertEquals(admin.sign(signed.getProposalBytes()), signed.getSignature());
  }

  @Test
  void a_transaction_carries_the_proposals_bytes_and_every_endorsement() throws Exception {
    Envelope envelope =
        TransactionAssembly.assemble(
                call, List.of(endorsed("peer0", 200, "same"), endorsed("peer1", 200, "same")))
            .either(
                made -> made,
                why -> {
                  throw new AssertionError(why.toString());
                });
    Payload payload = Payload.parseFrom(envelope.getPayload());
    assertEquals(call.header(), payload.getHeader());
    assertEquals(admin.sign(envelope.getPayload()), envelope.getSignature());
    ChaincodeActionPayload action =
        ChaincodeActionPayload.parseFrom(
            Transaction.parseFrom(payload.getData()).getActions(0).getPayload());
    assertEquals(call.payload(), action.getChaincodeProposalPayload());
    assertEquals(2, action.getAction().getEndorsementsCount());
    assertEquals(text("same"), action.getAction().getProposalResponsePayload());
  }

  @Test
  void peers_that_differ_are_named_by_their_results() {
    Setback refused =
        setback(
            endorsed("peer0.org1", 200, "90"),
            endorsed("peer0.org2", 200, "100"),
            endorsed("peer1.org1", 200, "90"));
    assertTrue(refused.toString().contains("peer0.org1, peer1.org1 ("), refused::toString);
    assertTrue(refused.toString().contains("peer0.org2 ("), refused::toString);
    assertTrue(refused.toString().contains("against"), refused::toString);
  }

  @Test
  void a_peer_that_does_not_endorse_is_named_with_its_words() {
    Setback refused =
        setback(endorsed("peer0.org1", 200, "90"), endorsed("peer0.org2", 500, "no such key"));
    assertTrue(
        refused.toString().contains("peer0.org2 does not endorse mycc invoke in mychannel"),
        refused::toString);
    assertTrue(refused.toString().contains("no such key"), refused::toString);
  }

  @Test
  void nothing_is_no_endorsement() {
    assertThrows(
        IllegalArgumentException.class, () -> TransactionAssembly.assemble(call, List.of()));
  }

  private Setback setback(Endorsed... endorsements) {
    return TransactionAssembly.assemble(call, List.of(endorsements))
        .either(
            made -> {
              throw new AssertionError("assembled");
            },
            why -> why);
  }

  private static Endorsed endorsed(String peer, int status, String result) {
    return new Endorsed(
        peer,
        ProposalResponse.newBuilder()
            .setResponse(
                Response.newBuilder().setStatus(status).setMessage(status == 200 ? "" : result))
            .setPayload(text(result))
            .setEndorsement(Endorsement.newBuilder().setEndorser(text(peer)))
            .build());
  }

  private static ByteString text(String text) {
    return ByteString.copyFromUtf8(text);
  }
}
