package io.longshore.controller.workload.fabric.client.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import io.grpc.stub.StreamObserver;
import io.longshore.controller.workload.fabric.client.answer.Finding;
import io.longshore.controller.workload.fabric.client.answer.Setback;
import io.longshore.controller.workload.fabric.client.proposal.ChaincodeCall;
import io.longshore.controller.workload.fabric.client.proposal.SignedCall;
import io.longshore.controller.workload.fabric.client.proposal.StampSource;
import io.longshore.controller.workload.fabric.client.proposal.SystemCalls;
import io.longshore.controller.workload.fabric.material.Materials;
import io.longshore.controller.workload.fabric.material.OrganizationMaterial;
import io.longshore.controller.workload.fabric.material.SigningIdentity;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Status;
import org.hyperledger.fabric.protos.orderer.AtomicBroadcastGrpc;
import org.hyperledger.fabric.protos.orderer.BroadcastResponse;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GrpcFabricLinkTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final String ORDERER = "orderer1.example.com";
  private static final String PEER = "peer0.org1.example.com";

  @TempDir private Path folder;
  private final FakeOrderer orderer = new FakeOrderer();
  private final FakePeer peer = new FakePeer();
  private final GrpcFabricLink link = new GrpcFabricLink(LIMIT);
  private final StampSource stamps = NetworkFixture.stamps();
  private Materials materials;
  private SigningIdentity admin;

  @BeforeEach
  void found() throws Exception {
    materials = NetworkFixture.material(folder);
    admin = materials.organization("Org1MSP").admin();
  }

  @AfterEach
  void hangUp() {
    link.close();
  }

  @Test
  void carries_a_message_and_the_orderers_words() throws Exception {
    orderer.answer(Status.SERVICE_UNAVAILABLE, "cannot enqueue");
    try (FakeNode node = node("OrdererOrg", ORDERER)) {
      Envelope message = Envelope.newBuilder().setPayload(text("hello")).build();
      assertEquals("cannot enqueue", known(link.broadcast(node.endpoint(), message)).getInfo());
      assertEquals(Status.SUCCESS, known(link.broadcast(node.endpoint(), message)).getStatus());
      assertEquals(List.of(message), orderer.taken());
    }
  }

  @Test
  void brings_the_blocks_that_were_asked_for_and_the_status_that_ends_them() throws Exception {
    Block first = Block.newBuilder().build();
    Block second = Block.newBuilder().setMetadata(meta()).build();
    orderer.serve("mychannel", List.of(first, second));
    orderer.refuse("other", Status.FORBIDDEN);
    try (FakeNode node = node("OrdererOrg", ORDERER)) {
      assertEquals(
          new Delivery(Status.SUCCESS, List.of(first)), deliver(node, Seek.block("mychannel", 0)));
      assertEquals(
          new Delivery(Status.SUCCESS, List.of(second)), deliver(node, Seek.newest("mychannel")));
      assertEquals(
          new Delivery(Status.NOT_FOUND, List.of()), deliver(node, Seek.block("mychannel", 2)));
      assertEquals(new Delivery(Status.FORBIDDEN, List.of()), deliver(node, Seek.newest("other")));
    }
  }

  @Test
  void carries_a_proposal_and_watches_for_its_commit() throws Exception {
    peer.answer("mycc get", text("100"));
    try (FakeNode node = peerNode()) {
      SignedCall call = call(ChaincodeCall.ofText("mychannel", "mycc", List.of("get", "a")));
      assertEquals(
          text("100"),
          known(link.propose(node.endpoint(), call.proposal(), LIMIT)).getResponse().getPayload());
      Envelope seek = Seek.onward("mychannel").envelope(admin, stamps.next());
      try (CommitWatch watch = known(link.watch(node.endpoint(), seek, LIMIT))) {
        peer.commit("somebody else's", TxValidationCode.VALID);
        peer.commit(call.transactionId(), TxValidationCode.MVCC_READ_CONFLICT);
        assertEquals(TxValidationCode.MVCC_READ_CONFLICT, known(watch.await(call.transactionId())));
      }
    }
  }

  @Test
  void refuses_a_node_that_shows_another_name() throws Exception {
    try (FakeNode node = node("OrdererOrg", ORDERER)) {
      Endpoint claimed = endpoint(node, "orderer2.example.com", "OrdererOrg");
      Setback.Refused refused = refused(claimed);
      assertTrue(refused.why().contains("does not prove to be orderer2"), refused::toString);
    }
  }

  @Test
  void refuses_a_node_of_another_organisations_authority() throws Exception {
    try (FakeNode node = node("OrdererOrg", ORDERER)) {
      Setback.Refused refused = refused(endpoint(node, ORDERER, "Org2MSP"));
      assertTrue(refused.remedy().contains("tlsca.org2.example.com"), refused::toString);
    }
  }

  @Test
  void reports_a_node_that_is_not_there_as_not_yet() throws Exception {
    Endpoint gone;
    try (FakeNode node = node("OrdererOrg", ORDERER)) {
      gone = node.endpoint();
    }
    Setback setback = unknown(link.broadcast(gone, Envelope.getDefaultInstance()));
    assertInstanceOf(Setback.NotYet.class, setback);
    assertTrue(
        setback.toString().contains("cannot be reached: connection refused"), setback::toString);
    assertTrue(setback.toString().contains(ORDERER), setback::toString);
  }

  @Test
  void gives_up_on_a_silent_node_at_the_deadline() throws Exception {
    OrganizationMaterial organization = materials.organization("OrdererOrg");
    try (FakeNode node = new FakeNode(folder, organization, ORDERER, new Silent());
        GrpcFabricLink hasty = new GrpcFabricLink(Duration.ofMillis(300))) {
      Setback setback = unknown(hasty.broadcast(node.endpoint(), Envelope.getDefaultInstance()));
      assertInstanceOf(Setback.NotYet.class, setback);
      assertTrue(setback.toString().contains("did not answer in time"), setback::toString);
    }
  }

  @Test
  void refuses_to_mistake_an_orderer_for_a_peer() throws Exception {
    try (FakeNode node = node("OrdererOrg", ORDERER)) {
      Setback setback =
          unknown(link.propose(node.endpoint(), call(SystemCalls.channels()).proposal(), LIMIT));
      assertInstanceOf(Setback.Refused.class, setback);
      assertTrue(setback.toString().contains("does not know this call"), setback::toString);
    }
  }

  /** Takes messages and never says a word. */
  private static final class Silent extends AtomicBroadcastGrpc.AtomicBroadcastImplBase {
    @Override
    public StreamObserver<Envelope> broadcast(StreamObserver<BroadcastResponse> out) {
      return new Hearing<>(out, message -> true);
    }
  }

  private FakeNode node(String organization, String name) throws Exception {
    return new FakeNode(folder, materials.organization(organization), name, orderer);
  }

  private FakeNode peerNode() throws Exception {
    return new FakeNode(folder, materials.organization("Org1MSP"), PEER, peer, peer.blocks());
  }

  private Endpoint endpoint(FakeNode node, String name, String authority) {
    Endpoint real = node.endpoint();
    return new Endpoint(
        name, real.host(), real.port(), materials.organization(authority).msp().tlsAuthority());
  }

  private Setback.Refused refused(Endpoint claimed) {
    return assertInstanceOf(
        Setback.Refused.class, unknown(link.broadcast(claimed, Envelope.getDefaultInstance())));
  }

  private Delivery deliver(FakeNode node, Seek seek) {
    return known(link.deliver(node.endpoint(), seek.envelope(admin, stamps.next())));
  }

  private SignedCall call(ChaincodeCall call) {
    return SignedCall.of(call, admin, stamps.next());
  }

  private static org.hyperledger.fabric.protos.common.BlockMetadata meta() {
    return org.hyperledger.fabric.protos.common.BlockMetadata.newBuilder()
        .addMetadata(text("second"))
        .build();
  }

  private static ByteString text(String text) {
    return ByteString.copyFromUtf8(text);
  }

  private static <T> T known(Finding<T> finding) {
    return finding.either(
        value -> value,
        why -> {
          throw new AssertionError(why.toString());
        });
  }

  private static Setback unknown(Finding<?> finding) {
    return finding.either(
        value -> {
          throw new AssertionError("known: " + value);
        },
        why -> why);
  }
}
