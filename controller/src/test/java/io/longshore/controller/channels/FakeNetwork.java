package io.longshore.controller.channels;

import com.google.protobuf.ByteString;
import io.longshore.base.ManualClock;
import io.longshore.controller.workload.fabric.DialledNode;
import io.longshore.controller.workload.fabric.FabricNetwork;
import io.longshore.controller.workload.fabric.WantedChannel;
import io.longshore.controller.workload.fabric.client.channel.AnchorPeer;
import io.longshore.controller.workload.fabric.client.channel.ConfigEdits;
import io.longshore.controller.workload.fabric.client.channel.Recorded;
import io.longshore.controller.workload.fabric.client.link.FakeNode;
import io.longshore.controller.workload.fabric.client.link.FakeOrderer;
import io.longshore.controller.workload.fabric.client.link.FakePeer;
import io.longshore.controller.workload.fabric.client.link.NetworkFixture;
import io.longshore.controller.workload.fabric.material.Materials;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockHeader;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Config;
import org.hyperledger.fabric.protos.common.ConfigEnvelope;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.LastConfig;
import org.hyperledger.fabric.protos.common.Metadata;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.peer.ChannelInfo;
import org.hyperledger.fabric.protos.peer.ChannelQueryResponse;

/** An orderer and a peer on loopback behind TLS, who do with a channel what real ones would. */
final class FakeNetwork implements AutoCloseable {
  final FakeOrderer orderer = new FakeOrderer();
  final FakePeer peer = new FakePeer();
  final Materials materials;
  final FabricNetwork network;
  final ManualClock clock = NetworkFixture.clock();

  private final FakeNode ordererNode;
  private final FakeNode peerNode;

  FakeNetwork(Path folder) throws Exception {
    materials = NetworkFixture.material(folder);
    ordererNode =
        new FakeNode(folder, materials.organization("OrdererOrg"), "orderer1.example.com", orderer);
    peerNode =
        new FakeNode(folder, materials.organization("Org1MSP"), "peer0.org1.example.com", peer);
    TreeMap<String, AnchorPeer> anchors = new TreeMap<>();
    anchors.put("Org1MSP", new AnchorPeer("peer0.org1.example.com", 7051));
    network =
        new FabricNetwork(
            "testchainid",
            "SampleConsortium",
            List.of(dialled(ordererNode, "OrdererOrg")),
            List.of(
                new WantedChannel(
                    "mychannel",
                    new TreeSet<>(List.of("Org1MSP")),
                    List.of(dialled(peerNode, "Org1MSP")),
                    anchors,
                    List.of(),
                    new TreeSet<>(List.of("V1_3")))));
    Config plain = ConfigEdits.withAnchors(Recorded.channel(), "Org1MSP", new TreeSet<>());
    Config anchored = ConfigEdits.withAnchors(plain, "Org1MSP", new TreeSet<>(anchors.values()));
    Block genesis = block(0, plain);
    orderer.serve("testchainid", List.of(Block.parseFrom(materials.genesis().block())));
    orderer.whenTaken(
        creation -> {
          orderer.serve("mychannel", List.of(genesis));
          orderer.whenTaken(
              update -> orderer.serve("mychannel", List.of(genesis, block(1, anchored))));
        });
    peer.answer("cscc GetChannels", ByteString.EMPTY);
    peer.answer("qscc GetBlockByNumber", genesis.toByteString());
    peer.answer(
        "cscc JoinChain",
        arguments -> {
          peer.answer("cscc GetChannels", joined());
          return FakePeer.ok(ByteString.EMPTY);
        });
  }

  /** A block that holds the configuration, and says that it is the last one. */
  private static Block block(long number, Config config) {
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
    ByteString last =
        Metadata.newBuilder()
            .setValue(LastConfig.newBuilder().setIndex(number).build().toByteString())
            .build()
            .toByteString();
    Block.Builder block = Block.newBuilder();
    block
        .getDataBuilder()
        .addData(Envelope.newBuilder().setPayload(payload).build().toByteString());
    block.getMetadataBuilder().addMetadata(ByteString.EMPTY).addMetadata(last);
    return block.setHeader(BlockHeader.newBuilder().setNumber(number)).build();
  }

  private static ByteString joined() {
    return ChannelQueryResponse.newBuilder()
        .addChannels(ChannelInfo.newBuilder().setChannelId("mychannel"))
        .build()
        .toByteString();
  }

  private static DialledNode dialled(FakeNode node, String organization) {
    return new DialledNode(
        node.endpoint().node(), node.endpoint().host(), node.endpoint().port(), organization);
  }

  @Override
  public void close() {
    ordererNode.close();
    peerNode.close();
  }
}
