package io.longshore.controller.workload.fabric.client.proposal;

import com.google.protobuf.ByteString;
import java.util.List;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.SignaturePolicyEnvelope;
import org.hyperledger.fabric.protos.peer.ChaincodeDeploymentSpec;

/**
 * What a peer's system chaincodes of 1.4 are asked: {@code cscc} about channels, {@code lscc} about
 * chaincodes, {@code qscc} about ledgers.
 */
public final class SystemCalls {
  private static final String CONFIGURATION = "cscc";
  private static final String LIFECYCLE = "lscc";
  private static final String LEDGER = "qscc";
  private static final String NO_CHANNEL = "";
  private static final ByteString ENDORSER = ByteString.copyFromUtf8("escc");
  private static final ByteString VALIDATOR = ByteString.copyFromUtf8("vscc");

  private SystemCalls() {}

  /** Which channels the peer has joined; any member of its organisation may ask. */
  public static ChaincodeCall channels() {
    return ChaincodeCall.ofText(NO_CHANNEL, CONFIGURATION, List.of("GetChannels"));
  }

  /** Joins the peer to the channel that the block is the first of; its administrator may ask. */
  public static ChaincodeCall join(Block genesis) {
    return new ChaincodeCall(
        NO_CHANNEL, CONFIGURATION, List.of(text("JoinChain"), genesis.toByteString()));
  }

  /**
   * Height and newest hash of the peer's ledger of a channel. As a question about the peer, not in
   * the channel: so it has a plain answer for a channel that the peer has not joined. A member of
   * the peer's own organisation may ask.
   */
  public static ChaincodeCall ledgerInfo(String channel) {
    return ChaincodeCall.ofText(NO_CHANNEL, LEDGER, List.of("GetChainInfo", channel));
  }

  /** One block of the peer's ledger of a channel. */
  public static ChaincodeCall block(String channel, long number) {
    return ChaincodeCall.ofText(
        NO_CHANNEL, LEDGER, List.of("GetBlockByNumber", channel, Long.toUnsignedString(number)));
  }

  /** A transaction of the peer's ledger, with how it was judged. */
  public static ChaincodeCall transaction(String channel, String transactionId) {
    return ChaincodeCall.ofText(
        NO_CHANNEL, LEDGER, List.of("GetTransactionByID", channel, transactionId));
  }

  /** Which chaincode packages the peer has; its administrator may ask. */
  public static ChaincodeCall installed() {
    return ChaincodeCall.ofText(NO_CHANNEL, LIFECYCLE, List.of("getinstalledchaincodes"));
  }

  /** Gives the peer a chaincode package; its administrator may ask. */
  public static ChaincodeCall install(ChaincodeDeploymentSpec deployment) {
    return new ChaincodeCall(
        NO_CHANNEL, LIFECYCLE, List.of(text("install"), deployment.toByteString()));
  }

  /** What is instantiated in a channel under this name; a reader of the channel may ask. */
  public static ChaincodeCall chaincodeData(String channel, String chaincode) {
    return ChaincodeCall.ofText(channel, LIFECYCLE, List.of("getccdata", channel, chaincode));
  }

  /** Which chaincodes are instantiated in a channel; a reader of the channel may ask. */
  public static ChaincodeCall running(String channel) {
    return ChaincodeCall.ofText(channel, LIFECYCLE, List.of("getchaincodes"));
  }

  /** Instantiates a chaincode that the peer has installed. */
  public static ChaincodeCall instantiate(
      String channel, ChaincodeDeploymentSpec deployment, SignaturePolicyEnvelope policy) {
    return lifecycle("deploy", channel, deployment, policy);
  }

  /** Replaces an instantiated chaincode with another version that the peer has installed. */
  public static ChaincodeCall upgrade(
      String channel, ChaincodeDeploymentSpec deployment, SignaturePolicyEnvelope policy) {
    return lifecycle("upgrade", channel, deployment, policy);
  }

  private static ChaincodeCall lifecycle(
      String function,
      String channel,
      ChaincodeDeploymentSpec deployment,
      SignaturePolicyEnvelope policy) {
    return new ChaincodeCall(
        channel,
        LIFECYCLE,
        List.of(
            text(function),
            text(channel),
            deployment.toByteString(),
            policy.toByteString(),
            ENDORSER,
            VALIDATOR));
  }

  private static ByteString text(String text) {
    return ByteString.copyFromUtf8(text);
  }
}
