package io.longshore.controller.known;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.longshore.controller.known.KnownText.Meaning;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class KnownTextsTest {
  static Stream<Arguments> lines() {
    return Stream.of(
        line(
            "Failed to initialize local MSP: could not load a valid signer certificate from"
                + " directory /var/hyperledger/orderer/msp/signcerts",
            KnownText.Origin.FABRIC),
        line(
            "could not load a valid admin certificate from directory msp/admincerts",
            KnownText.Origin.FABRIC),
        line(
            "could not load a valid ca certificate from directory msp/cacerts",
            KnownText.Origin.FABRIC),
        line("Setup error: nil conf reference", KnownText.Origin.FABRIC),
        line("KeyMaterial not found in SigningIdentityInfo", KnownText.Origin.FABRIC),
        line("signing identity expired 12h3m ago", KnownText.Origin.FABRIC),
        line(
            "the supplied identity is not valid: x509: certificate signed by unknown authority",
            KnownText.Origin.FABRIC),
        line(
            "Unable to bootstrap orderer. Error reading genesis block file: open genesis.block",
            KnownText.Origin.FABRIC),
        line(
            "Failed to parse chain ID from genesis block: block is empty", KnownText.Origin.FABRIC),
        line(
            "Cannot set up producer = kafka: client has run out of available brokers to talk to",
            KnownText.Origin.FABRIC),
        line("[channel: mychannel] Kafka consumer closed.", KnownText.Origin.FABRIC),
        line("timeout waiting for channel creation", KnownText.Origin.FABRIC),
        line(
            "x509: certificate has expired or is not yet valid: current time is after",
            KnownText.Origin.FABRIC),
        line(
            "Will not enqueue, consenter for this channel hasn't started yet",
            KnownText.Origin.FABRIC),
        line(
            "failed to create Kafka topic = failed to retrieve metadata for the cluster",
            KnownText.Origin.FABRIC),
        line(
            "implicit policy evaluation failed - 0 sub-policies were satisfied, but this policy"
                + " requires 1 of the 'Admins' sub-policies to be satisfied",
            KnownText.Origin.FABRIC),
        line(
            "Unexpected Previous block hash. Expected PreviousHash = [00]",
            KnownText.Origin.FABRIC),
        line(
            "OCI runtime create failed: container_linux.go:380: starting container process",
            KnownText.Origin.DOCKER),
        line("mkdir /var/hyperledger/x: read-only file system", KnownText.Origin.DOCKER),
        line("accept4: too many open files; retrying in 1s", KnownText.Origin.DOCKER),
        line("Got status: &{SERVICE_UNAVAILABLE}", KnownText.Origin.FABRIC),
        line(
            "could not assemble transaction: ProposalResponsePayloads do not match",
            KnownText.Origin.FABRIC),
        line("MVCC_READ_CONFLICT", KnownText.Origin.FABRIC),
        line("ENDORSEMENT_POLICY_FAILURE", KnownText.Origin.FABRIC),
        line("Error opening leveldb: resource temporarily unavailable", KnownText.Origin.FABRIC),
        line(
            "Cannot run peer because cannot init crypto, folder \"/etc/msp\" does not exist",
            KnownText.Origin.FABRIC),
        line(
            "CORE_LOGGING_LEVEL is no longer supported, please use the FABRIC_LOGGING_SPEC",
            KnownText.Origin.FABRIC),
        line("x509: certificate signed by unknown authority", KnownText.Origin.FABRIC),
        line(
            "x509: certificate is valid for peer0.org1.example.com, not peer0.lan",
            KnownText.Origin.FABRIC),
        line("tls: first record does not look like a TLS handshake", KnownText.Origin.FABRIC),
        line("remote error: tls: bad certificate", KnownText.Origin.FABRIC),
        line("failed to create new connection: context deadline exceeded", KnownText.Origin.FABRIC),
        line(
            "A broker is already registered on the path /brokers/ids/3. This probably indicates"
                + " that you either have configured a brokerid that is already in use",
            KnownText.Origin.KAFKA),
        line(
            "Messages are rejected since there are fewer in-sync replicas than required.",
            KnownText.Origin.KAFKA),
        line(
            "kafka server: Message was too large, server rejected it to avoid allocation error.",
            KnownText.Origin.KAFKA),
        line(
            "The requested offset is outside the range of offsets maintained by the server",
            KnownText.Origin.KAFKA),
        line(
            "In the middle of a leadership election, there is currently no leader for this"
                + " partition",
            KnownText.Origin.KAFKA),
        line("This server is not the leader for that topic-partition.", KnownText.Origin.KAFKA),
        line("Replication factor: 3 larger than available brokers: 2.", KnownText.Origin.KAFKA),
        line(
            "org.I0Itec.zkclient.exception.ZkTimeoutException: Unable to connect to zookeeper"
                + " server within timeout: 6000",
            KnownText.Origin.KAFKA),
        line(
            "Configured broker.id 2 doesn't match stored broker.id 1 in meta.properties",
            KnownText.Origin.KAFKA),
        line(
            "The Cluster ID abc doesn't match stored clusterId Some(def) in meta.properties",
            KnownText.Origin.KAFKA),
        line(
            "Failed to acquire lock on file .lock in /var/lib/kafka. A Kafka instance in another"
                + " process or thread is using this directory.",
            KnownText.Origin.KAFKA),
        line(
            "kafka: client has run out of available brokers to talk to (Is your cluster"
                + " reachable?)",
            KnownText.Origin.KAFKA),
        line(
            "Connection to node -1 could not be established. Broker may not be available.",
            KnownText.Origin.KAFKA),
        line("Invalid receive (size = 1195725856 larger than 104857600)", KnownText.Origin.KAFKA),
        line("This server does not host this topic-partition.", KnownText.Origin.KAFKA),
        line("circuit breaker is open", KnownText.Origin.KAFKA),
        line("java.lang.OutOfMemoryError: Java heap space", KnownText.Origin.KAFKA),
        line(
            "This ZooKeeper instance is not currently serving requests",
            KnownText.Origin.ZOOKEEPER),
        line(
            "java.net.BindException: Cannot assign requested address (Bind failed)",
            KnownText.Origin.ZOOKEEPER),
        line(
            "As I'm leaving the listener thread, I won't be able to participate in leader election"
                + " any longer",
            KnownText.Origin.ZOOKEEPER),
        line(
            "Cannot open channel to 2 at election address zk2/192.168.31.168:3888",
            KnownText.Origin.ZOOKEEPER),
        line("/data/myid file is missing", KnownText.Origin.ZOOKEEPER),
        line("KeeperErrorCode = Session expired for /brokers/ids/1", KnownText.Origin.ZOOKEEPER),
        line("KeeperErrorCode = ConnectionLoss for /brokers/topics", KnownText.Origin.ZOOKEEPER),
        line("KeeperErrorCode = NodeExists for /brokers/ids/2", KnownText.Origin.ZOOKEEPER),
        line("KeeperErrorCode = NoNode for /controller", KnownText.Origin.ZOOKEEPER),
        line("java.io.IOException: Unreasonable length = 4194330", KnownText.Origin.ZOOKEEPER),
        line("Too many connections from /172.18.0.1 - max is 60", KnownText.Origin.ZOOKEEPER),
        line(
            "fsync-ing the write ahead log in SyncThread:1 took 4021ms which will adversely effect"
                + " operation latency",
            KnownText.Origin.ZOOKEEPER),
        line("Unable to load database on disk", KnownText.Origin.ZOOKEEPER),
        line(
            "Refusing session request for client /172.18.0.5:40010 as it has seen zxid 0x100000010"
                + " our last zxid is 0x0 client must try another server",
            KnownText.Origin.ZOOKEEPER),
        line(
            "Have smaller server identifier, so dropping the connection: (3, 1)",
            KnownText.Origin.ZOOKEEPER),
        line(
            "EndOfStreamException: Unable to read additional data from client sessionid 0x0, likely"
                + " client has closed socket",
            KnownText.Origin.ZOOKEEPER),
        line(
            "Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker"
                + " daemon running?",
            KnownText.Origin.DOCKER),
        line(
            "Got permission denied while trying to connect to the Docker daemon socket",
            KnownText.Origin.DOCKER),
        line("Bind for 0.0.0.0:7050 failed: port is already allocated", KnownText.Origin.DOCKER),
        line(
            "listen tcp4 192.168.31.86:7050: bind: address already in use",
            KnownText.Origin.DOCKER),
        line(
            "listen tcp 192.168.31.86:7051: bind: cannot assign requested address",
            KnownText.Origin.DOCKER),
        line(
            "Conflict. The container name \"/zk1\" is already in use by container \"3f1c\"",
            KnownText.Origin.DOCKER),
        line("No such image: hyperledger/fabric-peer:1.4.0", KnownText.Origin.DOCKER),
        line(
            "pull access denied for hyperledger/fabric-zookeper, repository does not exist or may"
                + " require 'docker login'",
            KnownText.Origin.DOCKER),
        line("toomanyrequests: You have reached your pull rate limit", KnownText.Origin.DOCKER),
        line("network net_default is ambiguous (2 matches found on name)", KnownText.Origin.DOCKER),
        line("network net_byfn not found", KnownText.Origin.DOCKER),
        line(
            "could not find an available, non-overlapping IPv4 address pool among the defaults",
            KnownText.Origin.DOCKER),
        line(
            "write /var/lib/docker/tmp/GetImageBlob: no space left on device",
            KnownText.Origin.DOCKER),
        line(
            "Are you trying to mount a directory onto a file (or vice-versa)? Check if the"
                + " specified host path exists and is the expected type",
            KnownText.Origin.DOCKER),
        line("bind source path does not exist: /opt/fabric/crypto-config", KnownText.Origin.DOCKER),
        line("exec: \"peer\": executable file not found in $PATH", KnownText.Origin.DOCKER),
        line("exec format error", KnownText.Origin.DOCKER),
        line(
            "client version 1.24 is too old. Minimum supported API version is 1.44, please upgrade"
                + " your client to a newer version",
            KnownText.Origin.DOCKER),
        line(
            "Post http://unix.sock/build: write unix @->/host/var/run/docker.sock: write: broken"
                + " pipe",
            KnownText.Origin.DOCKER),
        line(
            "dial tcp: lookup orderer1.example.com on 127.0.0.11:53: no such host",
            KnownText.Origin.DOCKER),
        line("dial tcp 192.168.31.86:7050: connect: connection refused", KnownText.Origin.DOCKER),
        line("dial tcp 192.168.31.86:7050: i/o timeout", KnownText.Origin.DOCKER),
        line("remove net_kafka1: volume is in use - [3f1c]", KnownText.Origin.DOCKER),
        line("iptables: No chain/target/match by that name.", KnownText.Origin.DOCKER),
        line("Found orphan containers (zk1, kafka1) for this project.", KnownText.Origin.DOCKER));
  }

  @ParameterizedTest
  @MethodSource("lines")
  void a_line_as_it_is_written_is_known(String line, KnownText.Origin origin) {
    assertTrue(
        KnownTexts.in("2026-01-02 03:04:05 " + line + "\n").stream()
            .anyMatch(known -> known.origin() == origin),
        line);
  }

  @Test
  void every_pattern_finds_a_line_of_its_own() {
    TreeMap<String, Integer> found = new TreeMap<>();
    KnownTexts.logs().forEach(known -> found.put(known.pattern().pattern(), 0));
    lines()
        .map(line -> (String) line.get()[0])
        .flatMap(line -> KnownTexts.logs().filter(known -> known.foundIn(line).isPresent()))
        .forEach(known -> found.merge(known.pattern().pattern(), 1, Integer::sum));
    assertEquals(
        List.of(),
        found.entrySet().stream()
            .filter(one -> one.getValue() == 0)
            .map(Object::toString)
            .toList());
  }

  @Test
  void what_is_of_two_origins_is_told_twice() {
    List<KnownText> found =
        KnownTexts.in("Cannot set up producer = kafka: client has run out of available brokers");
    assertEquals(
        List.of(KnownText.Origin.FABRIC, KnownText.Origin.KAFKA),
        found.stream().map(KnownText::origin).toList());
  }

  @Test
  void an_answer_of_fabric_keeps_its_meaning() {
    assertEquals(
        Meaning.PASSING,
        KnownTexts.in("backing Kafka cluster has not completed booting; try again later")
            .get(0)
            .meaning());
    assertEquals(Meaning.HARMLESS, KnownTexts.in("LedgerID already exists").get(0).meaning());
  }

  @Test
  void nothing_is_found_in_plain_words() {
    assertEquals(List.of(), KnownTexts.in("all is well today"));
  }

  private static Arguments line(String line, KnownText.Origin origin) {
    return Arguments.of(line, origin);
  }
}
