package io.longshore.agent.loop;

import io.longshore.agent.engine.LastRun;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Why a container ended, as far as the engine's record and its last lines tell. The texts are those
 * of Fabric 1.4, Kafka 1.0 to 2.x, ZooKeeper 3.4, Go and Java.
 */
enum EndCause {
  /** The kernel's own word, asked before any text. */
  OUT_OF_MEMORY(
      "the kernel killed it for its memory",
      "give it more memory in the spec, or take work off the host",
      "OutOfMemoryError|insufficient memory for the Java Runtime|[Cc]annot allocate memory"),
  /** A disk without room. */
  DISK_FULL(
      "a disk has no room left",
      "make room where the host keeps Docker's volumes",
      "[Nn]o space left on device|Disk quota exceeded"),
  /** Another process has the port. */
  PORT_BUSY(
      "a port it listens on is taken",
      "find who holds the port: ss -ltnp",
      "[Aa]ddress already in use|port is already allocated|BindException"),
  /** A broker of the same number is there, or was a moment ago. */
  BROKER_ID_TAKEN(
      "a broker with its number is registered already",
      "if no other broker has this number, ZooKeeper forgets the old one within seconds",
      "broker is already registered on the path /brokers/ids|/brokers/ids/\\d+.*NodeExists"
          + "|NodeExists.*/brokers/ids/\\d+"),
  /** Data of another broker. */
  BROKER_ID_CHANGED(
      "its volume belongs to a broker with another number",
      "give it the volume it had, or the number that stands in the volume's meta.properties",
      "InconsistentBrokerId|[Cc]onfigured broker\\.?id .* doesn't match stored"),
  /** A ZooKeeper whose number is not in its own list. */
  ZOOKEEPER_ID(
      "its ZooKeeper number does not fit the list of servers",
      "compare ZOO_MY_ID and ZOO_SERVERS, and the file myid in its volume",
      "My id \\d+ not in the peer list|myid file is missing|serverid .* is not a number"),
  /** Fabric without its genesis block. */
  GENESIS_MISSING(
      "it finds no genesis block it can read",
      "controller drift says whether its files are as they were placed",
      "[Ee]rror reading genesis block|Unable to bootstrap orderer"),
  /** Fabric without its keys. */
  MSP_MISSING(
      "its MSP is missing or not whole",
      "controller drift says whether its files are as they were placed",
      "error when setting up MSP|Failed to initialize local MSP|KeyMaterial not found|could not"
          + " load a valid (?:signer|ca|admin) certificate|[Cc]ould not find default MSP"),
  /** A TLS pair that cannot be used. */
  TLS_MISSING(
      "its TLS key or certificate cannot be used",
      "controller drift says whether its files are as they were placed",
      "Failed to load (?:Server|Client)?Certificate|error loading TLS|[Ff]ailed to load TLS"
          + "|tls: (?:failed to find|private key does not match)"),
  /** An orderer that has waited for Kafka long enough. */
  KAFKA_AWAY(
      "it could not reach Kafka for as long as it tries",
      "see how the brokers are: controller status",
      "run out of available brokers|[Cc]annot (?:set up|post"
          + " CONNECT).*(?:producer|consumer|message)"),
  /** A broker that has waited for ZooKeeper long enough. */
  ZOOKEEPER_AWAY(
      "it could not reach ZooKeeper for as long as it tries",
      "see how ZooKeeper is: controller status",
      "ZooKeeperClientTimeout|ZkTimeoutException|Unable to connect to zookeeper"
          + "|Timed out waiting for connection while in state: CONNECTING"),
  /** Data that cannot be read; nothing here repairs it. */
  DATA_DAMAGED(
      "its data cannot be read",
      "keep the volume as it is; its container can be held: controller hold",
      "Unable to load database on disk|leveldb: manifest corrupted|[Cc]hecksum mismatch"
          + "|Found a corrupted index|CRC check failed|LedgerID does not exist"),
  /** Settings it does not take. */
  CONFIGURATION(
      "it does not accept its configuration",
      "see what it was given: controller config render",
      "Error when reading core config|Error reading configuration|Unsupported Config Type"
          + "|ConfigException|Invalid config, exiting abnormally"),
  /** Files it may not use. */
  NOT_PERMITTED(
      "it may not use a file or folder",
      "compare the user it runs as with the owner of what it mounts",
      "[Pp]ermission denied|AccessDeniedException"),
  /** Nothing to run. */
  NO_SUCH_COMMAND(
      "its image has no such command",
      "compare the command in the spec with the image",
      "executable file not found|exec format error|no such file or directory: unknown"),
  /** A Go program that gave up. */
  PANIC("it gave up in a panic", "its log says where: docker logs", "^panic: |^fatal error: ");

  private static final int KILLED = 137;
  private static final int ENDED = 143;

  private final String sentence;
  private final String remedy;
  private final Pattern text;

  EndCause(String sentence, String remedy, String text) {
    this.sentence = sentence;
    this.remedy = remedy;
    this.text = Pattern.compile(text);
  }

  /** What happened, as a phrase after the container's name. */
  String sentence() {
    return sentence;
  }

  /** What a person may do. */
  String remedy() {
    return remedy;
  }

  /** What the record and the last lines tell; empty when they tell nothing known. */
  static Optional<EndCause> of(LastRun run, List<String> lines) {
    if (run.outOfMemory()) {
      return Optional.of(OUT_OF_MEMORY);
    }
    // Whoever sent a signal is the cause, whatever the log spoke of before.
    boolean signalled = run.exitCode() == KILLED || run.exitCode() == ENDED;
    if (signalled || run.exitCode() == 0 && run.trouble().isEmpty()) {
      return Optional.empty();
    }
    for (EndCause cause : values()) {
      if (cause.text.matcher(run.trouble()).find() || cause.isIn(lines)) {
        return Optional.of(cause);
      }
    }
    return Optional.empty();
  }

  private boolean isIn(List<String> lines) {
    return lines.stream().anyMatch(line -> text.matcher(line).find());
  }
}
