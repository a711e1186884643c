package io.longshore.controller.workload.fabric.client.answer;

import java.util.List;

/**
 * A text as Fabric 1.4.0 gives it, from its code or from a running node.
 *
 * @param known what it is to be taken for
 * @param text the node's words
 */
record FabricAnswer(KnownAnswer known, String text) {
  private static final String UPDATE =
      "error authorizing update: error validating ReadSet: readset expected key ";

  static final List<FabricAnswer> ALL =
      List.of(
          of(
              KnownAnswer.KAFKA_BOOTING,
              "backing Kafka cluster has not completed booting; try again later"),
          of(KnownAnswer.KAFKA_REFUSES, "cannot enqueue"),
          of(KnownAnswer.CONSENTER_HALTED, "consenter for this channel has been halted"),
          of(
              KnownAnswer.CONFIG_MOVED_GROUP_CREATION,
              UPDATE + "[Group]  /Channel/Application at version 0, but got version 1"),
          of(
              KnownAnswer.CONFIG_MOVED,
              UPDATE + "[Group]  /Channel/Application/Org1MSP at version 0, but got version 1"),
          of(
              KnownAnswer.CONFIG_MOVED,
              "error authorizing update: error validating DeltaSet: attempt to set key [Value] "
                  + " /Channel/Orderer/BatchSize to version 1, but key is at version 1"),
          of(KnownAnswer.UPDATE_EMPTY, "delta set was empty -- update would have no effect"),
          of(
              KnownAnswer.UPDATE_UNSIGNED,
              "error authorizing update: error validating DeltaSet: policy for [Group] "
                  + " /Channel/Application not satisfied: Failed to reach implicit threshold of 2"
                  + " sub-policies, required 1 remaining"),
          of(
              KnownAnswer.UPDATE_WITHOUT_POLICY,
              "invalid mod_policy for element [Value]  /Channel/X: mod_policy not set"),
          of(
              KnownAnswer.CAPABILITY_UNKNOWN_TO_ORDERER,
              "config requires unsupported channel capabilities: Channel capability V2_0 is"
                  + " required but not supported"),
          of(
              KnownAnswer.MSP_ID_CHANGED,
              "Application org A attempted to change MSP ID from A to B"),
          of(
              KnownAnswer.CONSENSUS_CHANGED,
              "Attempted to change consensus type from kafka to etcdraft"),
          of(
              KnownAnswer.CHANNEL_NAME,
              "initializing configtx manager failed: bad channel ID: channel ID 'My' contains"
                  + " illegal characters"),
          of(KnownAnswer.CONSORTIUM_UNKNOWN, "Unknown consortium name: Foo"),
          of(
              KnownAnswer.NOT_IN_CONSORTIUM,
              "Attempted to include a member which is not in the consortium"),
          of(
              KnownAnswer.NO_CHANNELS_HERE,
              "The ordering system channel does not appear to support creating channels"),
          of(
              KnownAnswer.TOO_MANY_CHANNELS,
              "channel creation would exceed maximimum number of channels: 2"),
          of(KnownAnswer.CHANNEL_ABSENT, "channel does not exist"),
          of(
              KnownAnswer.MESSAGE_TOO_LARGE,
              "message payload is 1000 bytes and exceeds maximum allowed 10 bytes"),
          of(KnownAnswer.IDENTITY_EXPIRED, "identity expired"),
          of(
              KnownAnswer.PERMISSION_DENIED,
              "Failed to reach implicit threshold of 1 sub-policies, required 1 remaining:"
                  + " permission denied"),
          of(KnownAnswer.WRONG_TYPE, "message is of type that cannot be processed directly"),
          of(
              KnownAnswer.GENESIS_MALFORMED,
              "\"JoinChain\" for chainID = c failed because of validation of configuration block,"
                  + " because of Nil config envelope Config"),
          of(KnownAnswer.LEDGER_EXISTS, "LedgerID already exists"),
          of(
              KnownAnswer.NOT_ADMIN,
              "access denied for [getinstalledchaincodes]: Failed verifying that proposal's creator"
                  + " satisfies local MSP principal during channelless check policy with policy"
                  + " [Admins]: [This identity is not an admin]"),
          of(KnownAnswer.NOT_JOINED, "500 Invalid chain ID, mychannel"),
          of(KnownAnswer.CHANNEL_ACCESS_DENIED, "access denied: channel [] creator org [Org2MSP]"),
          of(
              KnownAnswer.ACCESS_DENIED,
              "access denied for [GetChainInfo][mychannel]: [Failed evaluating policy]"),
          of(KnownAnswer.TRANSACTION_REPEATED, "duplicate transaction found [ab]. Creator [0a]"),
          of(
              KnownAnswer.TRANSACTION_ABSENT,
              "Failed to get transaction with id x, error Entry not found in index"),
          of(
              KnownAnswer.PACKAGE_EXISTS,
              "500 chaincode /var/hyperledger/production/chaincodes/mycc.1.0 exists"),
          of(KnownAnswer.CHAINCODE_EXISTS, "chaincode with name 'mycc' already exists"),
          of(KnownAnswer.VERSION_EXISTS, "version already exists for chaincode with name 'mycc'"),
          of(
              KnownAnswer.CHAINCODE_NOT_INSTANTIATED,
              "make sure the chaincode mycc has been successfully instantiated and try again:"
                  + " chaincode mycc not found"),
          of(KnownAnswer.CHAINCODE_NOT_INSTANTIATED, "could not find chaincode with name 'mycc'"),
          of(KnownAnswer.PACKAGE_ABSENT, "cannot get package for chaincode (mycc:1.0)"),
          of(
              KnownAnswer.PACKAGE_ABSENT,
              "cannot retrieve package for chaincode mycc/1.0, error open /x: no such file"),
          of(KnownAnswer.PACKAGE_DIFFERS, "chaincode fingerprint mismatch: data mismatch"),
          of(
              KnownAnswer.BUILDER_IMAGE_ABSENT,
              "error starting container: Failed to generate platform-specific docker build: Failed"
                  + " to pull hyperledger/fabric-ccenv:latest: no such image"),
          of(
              KnownAnswer.CHAINCODE_BUILD_FAILED,
              "Failed to generate platform-specific docker build: Error returned from build: 1"
                  + " \"main.go:3: undefined: x\""),
          of(
              KnownAnswer.DOCKER_UNREACHABLE,
              "error starting container: error starting container: Post"
                  + " \"http://unix.sock/containers/create?name=x\": dial unix /x.sock: connect: no"
                  + " such file or directory"),
          of(
              KnownAnswer.CHAINCODE_START_TIMEOUT,
              "timeout expired while starting chaincode mycc:1.0 for transaction"),
          of(
              KnownAnswer.CHAINCODE_CALL_TIMEOUT,
              "error sending: timeout expired while executing transaction"),
          of(
              KnownAnswer.CONTAINER_EXITED,
              "chaincode registration failed: container exited with 0"),
          of(KnownAnswer.POLICY_NOT_MET, "instantiation policy missing"),
          of(
              KnownAnswer.CHAINCODE_NAME,
              "invalid chaincode name 'a b'. Names can only consist of alphanumerics, '_', and"
                  + " '-'"),
          of(KnownAnswer.PACKAGE_MALFORMED, "illegal file mode detected for file src/x: 100755"),
          of(KnownAnswer.HEADER_REFUSED, "invalid txid. got [a], expected [b]"));

  private static FabricAnswer of(KnownAnswer known, String text) {
    return new FabricAnswer(known, text);
  }

  @Override
  public String toString() {
    return known + ": " + text;
  }
}
