package io.longshore.controller.prove;

import com.google.protobuf.ByteString;
import io.longshore.base.Digest;
import io.longshore.controller.operator.OrderingProof;
import io.longshore.controller.spec.Exit;
import io.longshore.controller.spec.Problem;
import io.longshore.controller.workload.Compiled;
import io.longshore.controller.workload.fabric.client.channel.Blocks;
import io.longshore.controller.workload.fabric.material.ChannelMessage;
import io.longshore.controller.workload.fabric.material.Materials;
import io.longshore.controller.workload.fabric.material.OrganizationMaterial;
import io.longshore.controller.workload.fabric.material.SignedEnvelope;
import io.longshore.proto.v1.ProblemReport;
import io.longshore.proto.v1.ProveReply;
import io.longshore.proto.v1.ProveRequest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.HeaderType;

/**
 * Orders one small message on the system channel and reads its block back.
 *
 * <p>The message is of Fabric's type MESSAGE with random bytes: orderers order such a message and
 * never look into it, and no peer holds the system channel. What stays is one block of a few KiB.
 */
public final class FabricOrderingProof implements OrderingProof {
  /** A batch is cut two seconds after its first message unless the spec says otherwise. */
  private static final Duration BLOCK_PATIENCE = Duration.ofSeconds(30);

  private static final int RANDOM_BYTES = 32;

  private final Supplier<Optional<Materials>> materials;
  private final Clock clock;
  private final SecureRandom random;

  /**
   * A proof that signs as the orderers' own administrator.
   *
   * @param materials of the network in use
   */
  public FabricOrderingProof(
      Supplier<Optional<Materials>> materials, Clock clock, SecureRandom random) {
    this.materials = materials;
    this.clock = clock;
    this.random = random;
  }

  @Override
  public ProveReply prove(Compiled network, ProveRequest request) {
    try {
      List<Orderer> orderers = Orderer.of(network);
      if (orderers.isEmpty()) {
        throw new NotProven("network", "the applied spec has no orderers", "", Exit.UNMET);
      }
      Orderer in = choose(orderers, request.getThrough(), orderers.get(0));
      Orderer out = choose(orderers, request.getReadFrom(), orderers.get(orderers.size() - 1));
      return prove(in, out, organization(in));
    } catch (NotProven e) {
      return ProveReply.newBuilder().setProblem(report(e.problem())).build();
    }
  }

  private ProveReply prove(Orderer in, Orderer out, OrganizationMaterial organization)
      throws NotProven {
    var trust = NetworkTrust.in(organization.msp().tlsAuthority());
    OrdererClient.Signer signer =
        seek ->
            envelope(HeaderType.DELIVER_SEEK_INFO, in.channel(), seek.toByteString(), organization);
    byte[] content = new byte[RANDOM_BYTES];
    random.nextBytes(content);
    Envelope message =
        envelope(HeaderType.MESSAGE, in.channel(), ByteString.copyFrom(content), organization);
    try (OrdererClient through = new OrdererClient(in, trust, signer);
        OrdererClient from = new OrdererClient(out, trust, signer)) {
      long before = from.newest().getHeader().getNumber();
      Instant sent = clock.instant();
      through.broadcast(message);
      Duration acknowledged = Duration.between(sent, clock.instant());
      Block block = from.find(before + 1, one -> OrdererClient.holds(one, message), BLOCK_PATIENCE);
      Duration readBack = Duration.between(sent, clock.instant());
      Digest digest = Blocks.hash(block.getHeader());
      Block same = through.block(block.getHeader().getNumber(), BLOCK_PATIENCE);
      agree(in, out, digest, Blocks.hash(same.getHeader()));
      return ProveReply.newBuilder()
          .setChannel(in.channel())
          .setThrough(in.name())
          .setReadFrom(out.name())
          .setBlock(block.getHeader().getNumber())
          .setBlockDigest(digest.hex())
          .setMessageDigest(Digest.of(message.toByteArray()).hex())
          .setAcknowledgedMs(acknowledged.toMillis())
          .setReadBackMs(readBack.toMillis())
          .build();
    }
  }

  private static void agree(Orderer in, Orderer out, Digest one, Digest other) throws NotProven {
    if (!one.equals(other)) {
      throw new NotProven(
          in.name() + " and " + out.name(),
          "give different blocks of one number: " + other.brief() + " and " + one.brief(),
          "one of them has another network's ledger or has lost messages: stop using it",
          Exit.REFUSED);
    }
  }

  private OrganizationMaterial organization(Orderer orderer) throws NotProven {
    return materials
        .get()
        .flatMap(
            all ->
                all.organizations().values().stream()
                    .filter(one -> one.msp().organization().mspId().equals(orderer.mspId()))
                    .findFirst())
        .orElseThrow(
            () ->
                new NotProven(
                    orderer.mspId(),
                    "the controller holds no administrator of this organisation",
                    "",
                    Exit.UNMET));
  }

  private Envelope envelope(
      HeaderType type, String channel, ByteString data, OrganizationMaterial organization) {
    byte[] nonce = new byte[SignedEnvelope.NONCE_BYTES];
    random.nextBytes(nonce);
    return SignedEnvelope.of(
        new ChannelMessage(type, 0, channel, clock.instant(), Optional.empty(), data),
        organization.admin(),
        nonce);
  }

  private static Orderer choose(List<Orderer> orderers, String called, Orderer otherwise)
      throws NotProven {
    if (called.isEmpty()) {
      return otherwise;
    }
    return orderers.stream()
        .filter(one -> one.isCalled(called))
        .findFirst()
        .orElseThrow(
            () ->
                new NotProven(
                    called,
                    "no orderer is called so",
                    "there are " + orderers.stream().map(Orderer::name).toList(),
                    Exit.USAGE));
  }

  private static ProblemReport report(Problem problem) {
    return ProblemReport.newBuilder()
        .setPath(problem.path())
        .setWhat(problem.what())
        .setRemedy(problem.remedy())
        .setExitCode(problem.exit().code())
        .build();
  }
}
