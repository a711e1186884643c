package io.longshore.controller.workload.fabric.client.step;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.longshore.base.ManualClock;
import io.longshore.controller.workload.fabric.client.link.Access;
import io.longshore.controller.workload.fabric.client.link.FakeNode;
import io.longshore.controller.workload.fabric.client.link.FakeOrderer;
import io.longshore.controller.workload.fabric.client.link.FakePeer;
import io.longshore.controller.workload.fabric.client.link.GrpcFabricLink;
import io.longshore.controller.workload.fabric.client.link.NetworkFixture;
import io.longshore.controller.workload.fabric.client.proposal.StampSource;
import io.longshore.controller.workload.fabric.material.Materials;
import io.longshore.controller.workload.fabric.material.SigningIdentity;
import java.nio.file.Path;
import java.time.Duration;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockMetadata;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Config;
import org.hyperledger.fabric.protos.common.ConfigEnvelope;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.LastConfig;
import org.hyperledger.fabric.protos.common.Metadata;
import org.hyperledger.fabric.protos.common.Payload;

/** A network of fakes on loopback, and the client that speaks to it. */
final class StepFixture implements AutoCloseable {
  static final Duration LIMIT = Duration.ofSeconds(20);

  final FakeOrderer orderer = new FakeOrderer();
  final FakePeer one = new FakePeer();
  final FakePeer two = new FakePeer();
  final Materials materials;
  final OrdererQueries orderers;
  final PeerQueries peers;
  final StampSource stamps = NetworkFixture.stamps();
  final GrpcFabricLink link = new GrpcFabricLink(LIMIT);
  final StepRunner runner;

  private final FakeNode ordererNode;
  private final FakeNode firstNode;
  private final FakeNode secondNode;

  StepFixture(Path folder) throws Exception {
    materials = NetworkFixture.material(folder);
    ordererNode =
        new FakeNode(folder, materials.organization("OrdererOrg"), "orderer1.example.com", orderer);
    firstNode =
        new FakeNode(
            folder, materials.organization("Org1MSP"), "peer0.org1.example.com", one, one.blocks());
    secondNode =
        new FakeNode(
            folder, materials.organization("Org2MSP"), "peer0.org2.example.com", two, two.blocks());
    orderers = new OrdererQueries(link, stamps);
    peers = new PeerQueries(link, stamps, LIMIT);
    ManualClock clock = NetworkFixture.clock();
    runner =
        new StepRunner(
            clock,
            time -> {
              clock.advance(time);
              return true;
            },
            Duration.ofSeconds(1),
            Duration.ofSeconds(3));
  }

  SigningIdentity admin() {
    return materials.organization("Org1MSP").admin();
  }

  Access orderer() {
    return new Access(ordererNode.endpoint(), admin());
  }

  Access peer() {
    return new Access(firstNode.endpoint(), admin());
  }

  Access otherPeer() {
    return new Access(secondNode.endpoint(), materials.organization("Org2MSP").admin());
  }

  /** A block that holds a configuration, and says that it is the last one. */
  static Block block(long number, Config config) {
    ByteString payload =
        Payload.newBuilder()
            .setHeader(
                Header.newBuilder()
                    .setChannelHeader(
                        ChannelHeader.newBuilder()
                            .setType(HeaderType.CONFIG.getNumber())
                            .build()
                            .toByteString()))
            .setData(ConfigEnvelope.newBuilder().setConfig(config).build().toByteString())
            .build()
            .toByteString();
    Block.Builder block = Block.newBuilder();
    block.getHeaderBuilder().setNumber(number);
    block
        .getDataBuilder()
        .addData(Envelope.newBuilder().setPayload(payload).build().toByteString());
    LastConfig last = LastConfig.newBuilder().setIndex(number).build();
    return block
        .setMetadata(
            BlockMetadata.newBuilder()
                .addMetadata(ByteString.EMPTY)
                .addMetadata(
                    Metadata.newBuilder().setValue(last.toByteString()).build().toByteString()))
        .build();
  }

  /** The id that a message's header has. */
  static String transactionId(Envelope message) {
    try {
      Payload payload = Payload.parseFrom(message.getPayload());
      return ChannelHeader.parseFrom(payload.getHeader().getChannelHeader()).getTxId();
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    link.close();
    ordererNode.close();
    firstNode.close();
    secondNode.close();
  }
}
