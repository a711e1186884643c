package io.longshore.controller.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.longshore.controller.spec.Exit;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CommandsTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  static List<String> names() {
    return Commands.ALL.stream().map(Command::name).toList();
  }

  @ParameterizedTest
  @MethodSource("names")
  void every_command_explains_itself(String name) {
    assertEquals(Exit.DONE, run(name, "--help"));
    assertTrue(said(out).contains("Usage: controller " + name), said(out));
    assertTrue(said(out).contains("Exit codes:"), said(out));
  }

  @ParameterizedTest
  @MethodSource("names")
  void every_command_refuses_a_flag_it_does_not_know(String name) {
    assertEquals(Exit.USAGE, run(name, "--no-such-flag"));
    assertTrue(said(err).contains("--no-such-flag") || said(err).contains("Missing"), said(err));
    assertTrue(said(err).contains("see: controller " + name + " --help"), said(err));
  }

  @Test
  void help_lists_every_command_with_its_summary() {
    assertEquals(Exit.DONE, run("--help"));
    for (Command command : Commands.ALL) {
      assertTrue(said(out).contains("  " + command.name()), said(out));
    }
  }

  @Test
  void a_misspelt_command_is_answered_with_the_nearest() {
    assertEquals(Exit.USAGE, run("aply"));
    assertTrue(said(err).contains("apply"), said(err));
  }

  @Test
  void without_a_command_it_shows_the_help() {
    assertEquals(Exit.DONE, run());
    assertTrue(said(out).contains("Usage: controller"), said(out));
  }

  @Test
  void without_an_identity_it_says_where_one_comes_from() {
    assertEquals(Exit.FORBIDDEN, run("hosts", "--identity", "/nonexistent"));
    assertTrue(said(err).contains("there is no operator identity in this folder"), said(err));
    assertTrue(said(err).contains("controller serve"), said(err));
  }

  @Test
  void a_port_that_is_none_is_refused() {
    assertEquals(Exit.USAGE, run("hosts", "--controller", "example:99999"));
    assertTrue(said(err).contains("99999 is not a port"), said(err));
  }

  @Test
  void a_chaincode_without_sources_is_told_where_they_are_looked_for_and_how_to_go_without() {
    assertEquals(Exit.USAGE, run("channels", "../conf/network.conf", "--sources", "/none"));
    assertTrue(said(err).contains("chaincode mycc 1.0"), said(err));
    assertTrue(said(err).contains("/none/github.com/chaincode/chaincode_example02/go"), said(err));
    assertTrue(said(err).contains("--without-chaincode"), said(err));
  }

  private Exit run(String... arguments) {
    Console console = new Console(stream(out), stream(err), false, false, 80, 24);
    Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    return ControllerMain.run(
        arguments, new Cli(console, new TreeMap<>(Map.of()), clock, SecureRandom::new));
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private static String said(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
