package io.longshore.agent.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.longshore.agent.engine.LastRun;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class EndCauseTest {
  static Stream<Arguments> texts() {
    return Stream.of(
        text(
            EndCause.PORT_BUSY,
            "2026-01-01 10:00:00.000 UTC [orderer/common/server] Main -> CRIT 002 Failed to listen:"
                + " listen tcp 0.0.0.0:7050: bind: address already in use"),
        text(
            EndCause.PORT_BUSY,
            "ERROR Unexpected exception, exiting abnormally (ZooKeeperServerMain)",
            "java.net.BindException: Address already in use (Bind failed)"),
        text(
            EndCause.DISK_FULL,
            "FATAL Shutdown broker because all log dirs in /data have failed",
            "java.io.IOException: No space left on device"),
        text(
            EndCause.DISK_FULL,
            "panic: Error opening leveldb: write /var/hyperledger/production/CURRENT: no space"
                + " left on device"),
        text(
            EndCause.MSP_MISSING,
            "Cannot run peer because error when setting up MSP of type bccsp from directory"
                + " /etc/hyperledger/fabric/msp: could not load a valid signer certificate"),
        text(
            EndCause.MSP_MISSING,
            "[orderer/common/server] initializeLocalMsp -> FATA 002 Failed to initialize local MSP:"
                + " could not load a valid ca certificate from directory"),
        text(
            EndCause.GENESIS_MISSING,
            "panic: Unable to bootstrap orderer. Error reading genesis block file: open"
                + " /var/hyperledger/orderer/orderer.genesis.block: no such file or directory",
            "goroutine 1 [running]:"),
        text(
            EndCause.TLS_MISSING,
            "[orderer/common/server] initializeServerConfig -> FATA 001 Failed to load"
                + " ServerCertificate file '/tls/server.crt'"),
        text(
            EndCause.BROKER_ID_TAKEN,
            "java.lang.RuntimeException: A broker is already registered on the path"
                + " /brokers/ids/1. This probably indicates that you either have configured a"
                + " brokerid that is already in use"),
        text(
            EndCause.BROKER_ID_TAKEN,
            "ERROR Error while creating ephemeral at /brokers/ids/2, node already exists and owner"
                + " '1' does not match: KeeperErrorCode = NodeExists"),
        text(
            EndCause.BROKER_ID_CHANGED,
            "kafka.common.InconsistentBrokerIdException: Configured broker.id 2 doesn't match"
                + " stored broker.id 1 in meta.properties."),
        text(EndCause.ZOOKEEPER_ID, "java.lang.RuntimeException: My id 4 not in the peer list"),
        text(
            EndCause.ZOOKEEPER_ID,
            "java.lang.IllegalArgumentException: /data/myid file is missing",
            "ERROR Invalid config, exiting abnormally"),
        text(
            EndCause.ZOOKEEPER_AWAY,
            "kafka.zookeeper.ZooKeeperClientTimeoutException: Timed out waiting for connection"
                + " while in state: CONNECTING"),
        text(
            EndCause.KAFKA_AWAY,
            "[orderer/consensus/kafka] startThread -> CRIT 0a1 [channel: testchainid] Cannot set up"
                + " channel consumer = kafka: client has run out of available brokers to talk to"),
        text(EndCause.DATA_DAMAGED, "ERROR Unable to load database on disk", "java.io.IOException"),
        text(
            EndCause.CONFIGURATION,
            "Fatal error when initializing core config : Error when reading core config file:"
                + " Unsupported Config Type \"\""),
        text(EndCause.NOT_PERMITTED, "mkdir: cannot create directory '/data/a': Permission denied"),
        text(
            EndCause.OUT_OF_MEMORY,
            "OpenJDK 64-Bit Server VM warning: There is insufficient memory for the Java Runtime"
                + " Environment to continue."),
        text(
            EndCause.PANIC, "panic: runtime error: index out of range", "goroutine 12 [running]:"));
  }

  private static Arguments text(EndCause cause, String... lines) {
    return Arguments.of(cause, List.of(lines));
  }

  private static LastRun ended(int code, boolean outOfMemory, String trouble) {
    return new LastRun(Optional.empty(), Optional.empty(), code, outOfMemory, trouble);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("texts")
  void what_programs_say_tells_why_they_ended(EndCause cause, List<String> lines) {
    assertEquals(Optional.of(cause), EndCause.of(ended(1, false, ""), lines));
  }

  @ParameterizedTest
  @EnumSource
  void each_cause_is_known_by_a_text_or_by_the_engines_word(EndCause cause) {
    boolean byText = texts().anyMatch(row -> row.get()[0] == cause);
    boolean byEngine =
        cause == EndCause.NO_SUCH_COMMAND
            && EndCause.of(
                    ended(127, false, "exec: \"start\": executable file not found in $PATH"),
                    List.of())
                .equals(Optional.of(cause));
    assertEquals(true, byText || byEngine);
    assertFalse(cause.sentence().isEmpty() || cause.remedy().isEmpty());
  }

  @Test
  void the_kernels_word_counts_before_any_text() {
    assertEquals(
        Optional.of(EndCause.OUT_OF_MEMORY),
        EndCause.of(ended(137, true, ""), List.of("No space left on device")));
  }

  @Test
  void who_was_killed_or_ended_well_has_no_cause_of_its_own() {
    List<String> old = List.of("java.io.IOException: No space left on device");
    for (int code : new int[] {0, 137, 143}) {
      assertEquals(Optional.empty(), EndCause.of(ended(code, false, ""), old));
    }
  }

  @Test
  void nothing_known_is_no_cause() {
    assertEquals(Optional.empty(), EndCause.of(ended(1, false, ""), List.of("bye", "")));
  }

  @Test
  void a_cause_stands_before_the_trace_that_follows_it() {
    List<String> lines = new ArrayList<>(List.of("panic: gave up"));
    lines.addAll(Collections.nCopies(LastWords.LINES - 1, "\t/go/src/x.go:12 +0x1"));
    assertEquals(Optional.of(EndCause.PANIC), EndCause.of(ended(2, false, ""), lines));
  }
}
