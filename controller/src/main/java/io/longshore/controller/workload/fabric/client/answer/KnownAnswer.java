package io.longshore.controller.workload.fabric.client.answer;

import static io.longshore.controller.workload.fabric.client.answer.KnownAnswer.Meaning.ALREADY_SO;
import static io.longshore.controller.workload.fabric.client.answer.KnownAnswer.Meaning.NOT_YET;
import static io.longshore.controller.workload.fabric.client.answer.KnownAnswer.Meaning.REFUSED;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A text that Fabric 1.4's orderers and peers answer with: its cause, and what helps.
 *
 * <p>Source: Fabric's code at v1.4.0. The first that matches is the one; the narrower stand before
 * the wider.
 */
public enum KnownAnswer {
  KAFKA_BOOTING(
      NOT_YET,
      "backing Kafka cluster has not completed booting",
      "the orderer has not connected this channel to its Kafka topic yet",
      "wait; if it lasts, look at the brokers and at the orderer's log lines of this channel"),
  KAFKA_REFUSES(
      NOT_YET,
      "cannot enqueue",
      "Kafka took the message from the orderer but did not keep it: too few replicas in sync, a"
          + " leader that left, or a message larger than message.max.bytes",
      "compare the topic's in-sync replicas with min.insync.replicas, then repeat"),
  CONSENTER_HALTED(
      REFUSED,
      "consenter for this channel has been halted",
      "the orderer gave this channel up after its Kafka log and its ledger no longer fitted",
      "restart the orderer; if it halts again, its Kafka log was lost: restore it first"),
  CONFIG_MOVED_GROUP_CREATION(
      ALREADY_SO,
      "readset expected key \\[Group\\] */Channel/Application at version 0, but got version",
      "the channel exists already",
      "nothing needs to be done"),
  CONFIG_MOVED(
      NOT_YET,
      "readset expected key .* at version \\d+, but got version|attempt to set key .* to version"
          + " \\d+, but key is at version|existing config does not contain element for .* but was"
          + " in the read set",
      "the channel's configuration changed after it was read",
      "read it again and compute the update anew"),
  UPDATE_EMPTY(
      ALREADY_SO, "delta set was empty", "the update changes nothing", "nothing needs to be done"),
  UPDATE_UNSIGNED(
      REFUSED,
      "policy for .* not satisfied",
      "the update lacks signatures that this part of the configuration asks for",
      "have administrators of more of the channel's organisations sign it"),
  UPDATE_WITHOUT_POLICY(
      REFUSED,
      "mod_policy not set|invalid mod_policy for element",
      "the update adds a part without saying who may change it later",
      "give every new group, value and policy a mod_policy"),
  CAPABILITY_UNKNOWN_TO_ORDERER(
      REFUSED,
      "config requires unsupported (orderer|channel) capabilities|without orderer support first",
      "the capabilities ask for a newer orderer",
      "upgrade the orderers first, or name capabilities that this version knows"),
  MSP_ID_CHANGED(
      REFUSED,
      "attempted to change MSP ID",
      "an organisation's MSP id can never change in a channel",
      "add it as another organisation"),
  CONSENSUS_CHANGED(
      REFUSED,
      "Attempted to change consensus type",
      "1.4.0 cannot change how a channel is ordered",
      "put the old consensus type back"),
  CHANNEL_NAME(
      REFUSED,
      "bad channel ID|channel ID '.*' contains illegal|channel ID illegal|invalid channel name",
      "Fabric takes no channel of this name",
      "small letters, digits, \".\" and \"-\", a letter first, at most 249"),
  CONSORTIUM_UNKNOWN(
      REFUSED,
      "Unknown consortium name",
      "the system channel has no consortium of this name",
      "use the consortium that the genesis block was made with"),
  NOT_IN_CONSORTIUM(
      REFUSED,
      "Attempted to include a member which is not in the consortium",
      "an organisation of the channel is not in the consortium under this name",
      "name organisations as the genesis block does, or add it to the consortium first"),
  NO_CHANNELS_HERE(
      REFUSED,
      "does not appear to support creating channels|No system chain found",
      "the orderer's system channel has no consortiums",
      "compare the orderer's genesis block with the recorded one"),
  TOO_MANY_CHANNELS(
      REFUSED,
      "would exceed maximimum number of channels",
      "the ordering service's limit of channels is reached",
      "raise ChannelRestrictions in the system channel"),
  CHANNEL_ABSENT(
      NOT_YET,
      "channel does not exist",
      "the orderer does not know the channel, or not yet",
      "create the channel; if it exists on other orderers, wait for this one to catch up"),
  MESSAGE_TOO_LARGE(
      REFUSED,
      "message payload is \\d+ bytes and exceeds maximum",
      "the message is larger than the channel's AbsoluteMaxBytes",
      "send less at once, or raise the channel's batch limits"),
  IDENTITY_EXPIRED(
      REFUSED,
      "identity expired",
      "the certificate that signed the message has expired",
      "renew the administrator's certificate"),
  PERMISSION_DENIED(
      REFUSED,
      "Failed to reach implicit threshold|permission denied",
      "the signer satisfies none of the channel's policies for this: another organisation, a role"
          + " without the right, or a certificate of another authority than the channel's",
      "compare the signer's authority with the one in the channel's configuration"),
  WRONG_TYPE(
      REFUSED,
      "message is of type that cannot be processed directly",
      "orderers make messages of this type themselves",
      "send a CONFIG_UPDATE instead"),
  GENESIS_MALFORMED(
      REFUSED,
      "\"JoinChain\" .*failed|Failed to reconstruct the genesis block|Nil config envelope",
      "the block is not the first of a channel",
      "fetch block 0 of the channel from an orderer again"),
  LEDGER_EXISTS(
      ALREADY_SO,
      "LedgerID already exists|ledger \\[.*\\] already exists",
      "the peer has a ledger of this channel already",
      "nothing needs to be done; if the channel stays absent, restart the peer"),
  NOT_ADMIN(
      REFUSED,
      "access denied for \\[.*This identity is not an admin",
      "only an administrator of the peer's own organisation may ask this",
      "sign as that organisation's Admin; its certificate must be in the peer's msp/admincerts"),
  NOT_JOINED(
      NOT_YET,
      "Invalid chain ID|Unknown chain ID|channel not associated with this peer",
      "the peer has not joined this channel",
      "join the peer first"),
  CHANNEL_ACCESS_DENIED(
      REFUSED,
      "access denied: channel \\[.*\\] creator org",
      "the peer does not accept the signature: it has not joined the channel, or the signer is of"
          + " another organisation, of an authority it does not know, or expired",
      "compare the signer's certificate with the MSP in the channel; the peer's log says more"),
  ACCESS_DENIED(
      REFUSED,
      "access denied for \\[",
      "the signer's organisation has no right to this in the channel",
      "sign as an organisation that the channel's policy names"),
  TRANSACTION_REPEATED(
      ALREADY_SO,
      "duplicate transaction found",
      "the very same transaction is in the ledger already",
      "nothing needs to be done"),
  TRANSACTION_ABSENT(
      NOT_YET,
      "Entry not found in index",
      "the transaction or block is not in the peer's ledger, or not yet",
      "wait for the peer to reach the orderers' height"),
  PACKAGE_EXISTS(
      ALREADY_SO,
      "chaincode \\S*/\\S+ exists",
      "a chaincode of this name and version is installed already",
      "compare its hash; another package needs another version"),
  CHAINCODE_EXISTS(
      ALREADY_SO,
      "chaincode with name '.*' already exists",
      "the chaincode is instantiated in this channel already",
      "nothing needs to be done; another version is an upgrade"),
  VERSION_EXISTS(
      ALREADY_SO,
      "version already exists for chaincode with name",
      "the chaincode runs in this version already",
      "nothing needs to be done; other code needs another version"),
  CHAINCODE_NOT_INSTANTIATED(
      NOT_YET,
      "could not find chaincode with name|chaincode .* not found|make sure the chaincode .* has"
          + " been successfully instantiated",
      "the chaincode is not instantiated in this channel, or this peer has not reached the block"
          + " that does it",
      "instantiate it, then wait until the peer's ledger holds the block"),
  PACKAGE_ABSENT(
      REFUSED,
      "cannot get package for chaincode|cannot retrieve package for chaincode",
      "the chaincode is not installed on this peer",
      "install it on every peer that is to endorse"),
  PACKAGE_DIFFERS(
      REFUSED,
      "chaincode fingerprint mismatch|data mismatch",
      "this peer has another package under the same name and version than the one instantiated",
      "install one package everywhere under a new version and upgrade"),
  BUILDER_IMAGE_ABSENT(
      REFUSED,
      "(Failed to pull|no such image|No such image|Error creating"
          + " container).*(ccenv|baseos|javaenv|baseimage)",
      "the peer's host has no image to build or run chaincode with, and cannot pull it",
      "load the builder images on each peer's host before peers start"),
  CHAINCODE_BUILD_FAILED(
      REFUSED,
      "error building image|Error returned from build|failed to build chaincode",
      "the chaincode does not compile in the peer's builder image",
      "read the build log in this answer, and compile it with its vendor folder first"),
  DOCKER_UNREACHABLE(
      REFUSED,
      "cannot connect to Docker endpoint|Cannot connect to the Docker daemon|error starting"
          + " container.*dial (unix|tcp)",
      "the peer cannot reach its host's Docker",
      "mount the Docker socket into the peer and name it in CORE_VM_ENDPOINT"),
  CHAINCODE_START_TIMEOUT(
      NOT_YET,
      "timeout expired while starting chaincode",
      "the chaincode's container did not call its peer in time",
      "see its log; it must reach the peer's chaincode address, and share the peer's network"),
  CHAINCODE_CALL_TIMEOUT(
      NOT_YET,
      "timeout expired while executing transaction",
      "the chaincode did not answer in time",
      "see its log, or raise CORE_CHAINCODE_EXECUTETIMEOUT"),
  CONTAINER_EXITED(
      REFUSED,
      "container exited with \\d+|chaincode registration failed",
      "the chaincode's container ended before it called its peer",
      "see its log on the peer's host"),
  POLICY_NOT_MET(
      REFUSED,
      "instantiation policy violation|instantiation policy missing",
      "the signer may not instantiate or upgrade this chaincode",
      "sign as an administrator of an organisation of the channel"),
  CHAINCODE_NAME(
      REFUSED,
      "invalid chaincode name|invalid chaincode version|chaincode name not provided",
      "Fabric takes no chaincode of this name or version",
      "letters and digits, with single \"-\" or \"_\" between them"),
  PACKAGE_MALFORMED(
      REFUSED,
      "illegal file (mode )?detected|invalid state database artifact|could not unmarshal chaincode"
          + " package",
      "the package holds what a chaincode package may not hold",
      "package it again: sources under src/, indexes under META-INF/statedb/couchdb"),
  HEADER_REFUSED(
      REFUSED,
      "invalid txid|invalid creator specified|nil nonce|Invalid nonce",
      "the peer does not take the message's header",
      "report this as a fault of the program");

  /** What an answer means to whoever asked for a change. */
  public enum Meaning {
    /** The change was made before. */
    ALREADY_SO,
    /** The same may succeed later. */
    NOT_YET,
    /** Something must be changed first. */
    REFUSED
  }

  private final Meaning meaning;
  private final Pattern text;
  private final String cause;
  private final String remedy;

  KnownAnswer(Meaning meaning, String text, String cause, String remedy) {
    this.meaning = meaning;
    this.text = Pattern.compile(text, Pattern.DOTALL);
    this.cause = cause;
    this.remedy = remedy;
  }

  /** The first known answer that this text holds. */
  public static Optional<KnownAnswer> in(String answer) {
    for (KnownAnswer known : values()) {
      if (known.text.matcher(answer).find()) {
        return Optional.of(known);
      }
    }
    return Optional.empty();
  }

  /** What is found in every text of the kind. */
  public Pattern pattern() {
    return text;
  }

  /** What it means to whoever asked. */
  public Meaning meaning() {
    return meaning;
  }

  /** Why a node answers so; no final stop. */
  public String cause() {
    return cause;
  }

  /** What helps; no final stop. */
  public String remedy() {
    return remedy;
  }
}
