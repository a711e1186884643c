package io.longshore.lab.standin.material;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import io.longshore.lab.standin.ledger.Hashes;
import java.util.List;
import java.util.stream.IntStream;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockData;
import org.hyperledger.fabric.protos.common.BlockHeader;
import org.hyperledger.fabric.protos.common.BlockMetadata;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Config;
import org.hyperledger.fabric.protos.common.ConfigEnvelope;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.ConfigPolicy;
import org.hyperledger.fabric.protos.common.ConfigValue;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.ImplicitMetaPolicy;
import org.hyperledger.fabric.protos.common.MSPPrincipal;
import org.hyperledger.fabric.protos.common.MSPRole;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.Policy;
import org.hyperledger.fabric.protos.common.SignaturePolicy;
import org.hyperledger.fabric.protos.common.SignaturePolicyEnvelope;
import org.hyperledger.fabric.protos.orderer.BatchSize;
import org.hyperledger.fabric.protos.orderer.BatchTimeout;
import org.hyperledger.fabric.protos.orderer.ConsensusType;
import org.hyperledger.fabric.protos.orderer.KafkaBrokers;

/** A system channel's genesis block: one ordering organisation, one in a consortium. */
public final class Genesis {
  public static final String CHANNEL = "testchainid";

  private final Organization orderers;
  private final Organization peers;
  private String consensus = "kafka";
  private String timeout = "2s";
  private List<String> brokers = List.of("localhost:9092");

  public Genesis(Organization orderers, Organization peers) {
    this.orderers = orderers;
    this.peers = peers;
  }

  public Genesis consensus(String type) {
    this.consensus = type;
    return this;
  }

  public Genesis timeout(String goDuration) {
    this.timeout = goDuration;
    return this;
  }

  public Genesis brokers(List<String> addresses) {
    this.brokers = addresses;
    return this;
  }

  /** Three messages, 2000 bytes preferred, 4000 at most. */
  public Block block() {
    ConfigGroup root =
        meta(ConfigGroup.newBuilder())
            .putGroups("Orderer", orderer())
            .putGroups("Consortiums", consortiums())
            .build();
    ConfigEnvelope config =
        ConfigEnvelope.newBuilder().setConfig(Config.newBuilder().setChannelGroup(root)).build();
    ChannelHeader header =
        ChannelHeader.newBuilder().setType(HeaderType.CONFIG_VALUE).setChannelId(CHANNEL).build();
    Payload payload =
        Payload.newBuilder()
            .setHeader(Header.newBuilder().setChannelHeader(header.toByteString()))
            .setData(config.toByteString())
            .build();
    ByteString envelope =
        Envelope.newBuilder().setPayload(payload.toByteString()).build().toByteString();
    BlockData data = BlockData.newBuilder().addData(envelope).build();
    BlockMetadata.Builder metadata = BlockMetadata.newBuilder();
    IntStream.range(0, 4).forEach(i -> metadata.addMetadata(ByteString.EMPTY));
    return Block.newBuilder()
        .setHeader(BlockHeader.newBuilder().setDataHash(Hashes.ofData(data)))
        .setData(data)
        .setMetadata(metadata)
        .build();
  }

  @SuppressWarnings("deprecation")
  private ConfigGroup orderer() {
    BatchSize size =
        BatchSize.newBuilder()
            .setMaxMessageCount(3)
            .setPreferredMaxBytes(2000)
            .setAbsoluteMaxBytes(4000)
            .build();
    return meta(ConfigGroup.newBuilder())
        .putGroups("OrdererOrg", organization(orderers))
        .putValues("ConsensusType", value(ConsensusType.newBuilder().setType(consensus).build()))
        .putValues("BatchSize", value(size))
        .putValues("BatchTimeout", value(BatchTimeout.newBuilder().setTimeout(timeout).build()))
        .putValues("KafkaBrokers", value(KafkaBrokers.newBuilder().addAllBrokers(brokers).build()))
        .build();
  }

  private ConfigGroup consortiums() {
    ConfigGroup sample = ConfigGroup.newBuilder().putGroups("Org1", organization(peers)).build();
    return ConfigGroup.newBuilder().putGroups("SampleConsortium", sample).build();
  }

  private static ConfigGroup organization(Organization organization) {
    ConfigGroup.Builder group = ConfigGroup.newBuilder();
    for (String policy : List.of("Readers", "Writers")) {
      group.putPolicies(policy, signed(organization.mspId(), MSPRole.MSPRoleType.MEMBER));
    }
    return group
        .putPolicies("Admins", signed(organization.mspId(), MSPRole.MSPRoleType.ADMIN))
        .putValues("MSP", value(organization.config()))
        .build();
  }

  private static ConfigGroup.Builder meta(ConfigGroup.Builder group) {
    for (String policy : List.of("Readers", "Writers", "Admins")) {
      ImplicitMetaPolicy any =
          ImplicitMetaPolicy.newBuilder()
              .setSubPolicy(policy)
              .setRule(ImplicitMetaPolicy.Rule.ANY)
              .build();
      group.putPolicies(policy, policy(Policy.PolicyType.IMPLICIT_META_VALUE, any));
    }
    return group;
  }

  private static ConfigPolicy signed(String mspId, MSPRole.MSPRoleType role) {
    MSPPrincipal principal =
        MSPPrincipal.newBuilder()
            .setPrincipal(
                MSPRole.newBuilder().setMspIdentifier(mspId).setRole(role).build().toByteString())
            .build();
    SignaturePolicy.NOutOf one =
        SignaturePolicy.NOutOf.newBuilder()
            .setN(1)
            .addRules(SignaturePolicy.newBuilder().setSignedBy(0))
            .build();
    return policy(
        Policy.PolicyType.SIGNATURE_VALUE,
        SignaturePolicyEnvelope.newBuilder()
            .addIdentities(principal)
            .setRule(SignaturePolicy.newBuilder().setNOutOf(one))
            .build());
  }

  private static ConfigPolicy policy(int type, Message content) {
    return ConfigPolicy.newBuilder()
        .setPolicy(Policy.newBuilder().setType(type).setValue(content.toByteString()))
        .build();
  }

  private static ConfigValue value(Message content) {
    return ConfigValue.newBuilder().setValue(content.toByteString()).build();
  }
}
