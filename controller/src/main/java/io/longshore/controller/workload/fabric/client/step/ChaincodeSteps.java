package io.longshore.controller.workload.fabric.client.step;

import com.google.protobuf.ByteString;
import io.longshore.controller.workload.fabric.client.answer.Finding;
import io.longshore.controller.workload.fabric.client.answer.Outcome;
import io.longshore.controller.workload.fabric.client.chaincode.ChaincodeDefinition;
import io.longshore.controller.workload.fabric.client.chaincode.ChaincodePackage;
import io.longshore.controller.workload.fabric.client.chaincode.InstantiatedChaincode;
import io.longshore.controller.workload.fabric.client.link.Access;
import io.longshore.controller.workload.fabric.client.policy.PolicyEnvelopes;
import io.longshore.controller.workload.fabric.client.proposal.ChaincodeCall;
import io.longshore.controller.workload.fabric.client.proposal.SignedCall;
import io.longshore.controller.workload.fabric.client.proposal.StampSource;
import io.longshore.controller.workload.fabric.client.proposal.SystemCalls;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hyperledger.fabric.protos.common.SignaturePolicyEnvelope;
import org.hyperledger.fabric.protos.peer.ChaincodeDeploymentSpec;
import org.hyperledger.fabric.protos.peer.ChaincodeInput;

/** The steps that install chaincode on peers and instantiate it in channels. */
public final class ChaincodeSteps {
  private final PeerQueries peers;
  private final Transactions transactions;
  private final StampSource stamps;
  private final Duration installLimit;
  private final Duration buildLimit;

  /**
   * Steps over these connections.
   *
   * @param installLimit how long a peer may take to store a package
   * @param buildLimit how long a peer may take to build and start a chaincode: half a minute on an
   *     idle host, more on a busy one
   */
  public ChaincodeSteps(
      PeerQueries peers,
      Transactions transactions,
      StampSource stamps,
      Duration installLimit,
      Duration buildLimit) {
    this.peers = peers;
    this.transactions = transactions;
    this.stamps = stamps;
    this.installLimit = installLimit;
    this.buildLimit = buildLimit;
  }

  /**
   * The peer has the package.
   *
   * @param peer with its own organisation's administrator
   */
  public Step install(ChaincodePackage code, Access peer) {
    String name = peer.node().node();
    return new Step() {
      @Override
      public String title() {
        return name + " has " + code;
      }

      @Override
      public Finding<Decision> observe() {
        return peers
            .installed(peer)
            .map(installed -> ChaincodeDecisions.installed(name, code, installed));
      }

      @Override
      public Outcome act() {
        SignedCall call =
            SignedCall.of(SystemCalls.install(code.deployment()), peer.signer(), stamps.next());
        return Acting.on(peer, call, peers.propose(peer, call, installLimit));
      }
    };
  }

  /**
   * The channel runs the chaincode, in this version and under this policy.
   *
   * @param peer has the package installed and is a member of the channel, with its administrator
   * @param orderer any
   */
  public Step instantiate(
      String channel, ChaincodeDefinition definition, Access peer, Access orderer) {
    return new Step() {
      @Override
      public String title() {
        return channel + " runs " + definition.code();
      }

      @Override
      public Finding<Decision> observe() {
        return seen().map(there -> ChaincodeDecisions.instantiated(channel, definition, there));
      }

      @Override
      public Outcome act() {
        return seen()
            .decide(
                there ->
                    transactions
                        .send(
                            call(channel, definition, there.isPresent()),
                            List.of(peer),
                            orderer,
                            peer.signer(),
                            buildLimit)
                        .outcome());
      }

      private Finding<Optional<InstantiatedChaincode>> seen() {
        return peers.instantiated(peer, channel, definition.code().id().name());
      }
    };
  }

  /**
   * The peer's chaincode answers this. A peer's ledger may be some blocks behind: so the step waits
   * for the answer, as long as its runner is patient.
   *
   * @param peer with whoever asks
   */
  public Step answers(ChaincodeCall call, String expected, Access peer) {
    return new ExpectedAnswer(peers, peer, call, expected, buildLimit);
  }

  private static ChaincodeCall call(
      String channel, ChaincodeDefinition definition, boolean isUpgrade) {
    ChaincodeInput.Builder input = ChaincodeInput.newBuilder();
    definition.initialization().forEach(one -> input.addArgs(ByteString.copyFromUtf8(one)));
    ChaincodeDeploymentSpec deployment = definition.code().instantiation(input.build());
    SignaturePolicyEnvelope policy = PolicyEnvelopes.of(definition.policy());
    return isUpgrade
        ? SystemCalls.upgrade(channel, deployment, policy)
        : SystemCalls.instantiate(channel, deployment, policy);
  }
}
