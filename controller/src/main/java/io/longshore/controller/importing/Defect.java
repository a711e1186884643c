package io.longshore.controller.importing;

import io.longshore.controller.spec.Rule;
import java.util.Locale;

/**
 * What can be wrong with a network set up by hand. D1 to D17 were found in one published procedure;
 * its number stands before each.
 */
public enum Defect {
  DUPLICATE_KEY(
      "D1",
      "a key is written once",
      "docker-compose 1.x lets the last of two win without a word; 2.x refuses the file"),
  TOPIC_REPLICATION(
      "D2",
      "orderers ask for as many replicas as the brokers, and for more than must be in sync",
      "fabric, chain.go: RequiredAcks = WaitForAll; kafka, Partition.scala: NotEnoughReplicas"),
  KAFKA_VOLUME(
      "D3",
      "a broker's log lies on a named volume",
      "the image declares none: the log goes with the container, and orderers lose their place"),
  ZOOKEEPER_VOLUME(
      "D4",
      "a ZooKeeper server's /data and /datalog lie on named volumes",
      "the image's own volumes are nameless: docker rm -v takes them along"),
  NO_RESTART(
      "D5",
      "whatever dies is started again",
      "a container without a policy stays down after a reboot"),
  KEYS_EVERYWHERE(
      "D6",
      "a host holds the keys of its own nodes, and no others",
      "with the authorities' keys one host can become anybody"),
  WRONG_SCRIPT(
      "D7",
      "a host starts the containers that belong on it",
      "kafka: a second broker of one id dies at once, for ever"),
  OWN_NAME(
      "D8",
      "a container's own name leads to its own address",
      "by its host's address it cannot listen: bind: cannot assign requested address"),
  PROJECT_NAME(
      "D9",
      "chaincodes join the network that the peers are on",
      "where .env is missing the name becomes _byfn, and instantiation ends in an lscc timeout"),
  HOST_MAP(
      "D10",
      "every container knows every node it speaks with, by the same address",
      "no such host"),
  IMPATIENT_ORDERER(
      "D11",
      "an orderer waits for Kafka rather than die",
      "fabric, retry.go: when its retries end it panics, and SERVICE_UNAVAILABLE ends for good"),
  ONE_WAY_STEP(
      "D12",
      "a step that was done can be done again",
      "a second channel create is BAD_REQUEST, a second join: ledger already exists"),
  OPEN_PORT(
      "D13",
      "ZooKeeper and Kafka are not open to whoever can reach the host",
      "fabric docs, kafka.rst, step 9; neither asks who is there"),
  DEAD_SETTING(
      "D14",
      "every setting and port is one that this version of Fabric reads",
      "fabric v1.4.0, peer/common/common.go:290; release notes of 1.3: the event hub is gone"),
  CERTIFICATES(
      "D15",
      "certificates name the addresses they are dialled by, and their end is watched",
      "cryptogen: ten years, DNS names only; Fabric warns of an end only from 1.4.4, a week"
          + " before"),
  MOVING_IMAGE(
      "D16", "an image is named by what is in it", "a tag can be moved from one image to another"),
  FEW_HOSTS_STOP_WRITES(
      "D17",
      "how many hosts may be lost before writes stop is known",
      "an endorsement policy counts organisations, not hosts"),
  MESSAGE_SIZES(
      "",
      "absolute-max < replica.fetch.max.bytes <= message.max.bytes < socket.request.max.bytes",
      "fabric docs, kafka.rst, step 6"),
  ORDERING_LOSS(
      "",
      "no message that was acknowledged is lost",
      "fabric docs, kafka.rst, step 6: unclean.leader.election.enable, log.retention.ms"),
  LOOSE_COMMENT(
      "",
      "a value ends where it seems to end",
      "what stands within the quotes is part of the value"),
  MISSING_FILE("", "what a setup needs is there", ""),
  MISSING_NODE("", "every node that others name is defined somewhere", ""),
  UNREADABLE("", "a file can be read", ""),
  UNKNOWN_HOST("", "it is written where each container runs", ""),
  CONTRADICTION("", "two files do not say two things", ""),
  UNSET_VARIABLE("", "every ${…} has a value in .env", "docker-compose puts nothing in its place"),
  RENAMED("", "names are small letters, digits and dashes", "they are host names"),
  NOT_CARRIED_OVER("", "all that a file says is in the spec", "");

  private final String number;
  private final Rule rule;

  Defect(String number, String sentence, String source) {
    this.number = number;
    this.rule = new Rule(name().toLowerCase(Locale.ROOT).replace('_', '-'), sentence, source);
  }

  /** D1 to D17, or empty for what is no defect of that list. */
  public String number() {
    return number;
  }

  /** What is broken. */
  public Rule rule() {
    return rule;
  }
}
