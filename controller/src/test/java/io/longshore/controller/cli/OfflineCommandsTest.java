package io.longshore.controller.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.longshore.controller.spec.Exit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class OfflineCommandsTest {
  private static final String NETWORK = "../conf/network.conf";
  private static final String HOSTS = "a=10.0.0.1,b=10.0.0.2,c=10.0.0.3,d=10.0.0.4";

  @TempDir private Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void what_if_shows_one_loss_with_its_reasons() {
    assertEquals(Exit.DONE, run("what-if", NETWORK, "--lose", "h121,h231"));
    assertTrue(said(out).contains("mychannel: writes stop; not endorsed: mycc"), said(out));
  }

  @Test
  void what_if_refuses_a_host_that_is_none_and_names_the_nearest() {
    assertEquals(Exit.USAGE, run("what-if", NETWORK, "--lose", "h85"));
    assertTrue(said(err).contains("did you mean \"h86\"?"), said(err));
  }

  @Test
  void what_if_wants_to_know_what_is_lost() {
    assertEquals(Exit.USAGE, run("what-if", NETWORK));
    assertTrue(said(err).contains("--all"), said(err));
    assertEquals(Exit.USAGE, run("what-if", NETWORK, "--all", "--lose", "h86"));
  }

  @Test
  void what_if_prints_json() {
    assertEquals(Exit.DONE, run("what-if", NETWORK, "--all", "--json"));
    assertTrue(said(out).startsWith("{\n  \"hosts\": [\"h86\""), said(out));
    assertFalse(said(out).contains("LOST"), said(out));
  }

  @Test
  void explain_translates_an_error_text() {
    assertEquals(Exit.DONE, run("explain", "Broadcast: SERVICE_UNAVAILABLE -- cannot enqueue"));
    assertTrue(said(out).contains("Fabric: cannot enqueue"), said(out));
    assertTrue(said(out).contains("min.insync.replicas"), said(out));
    assertTrue(said(out).contains("2 meanings"), said(out));
  }

  @Test
  void explain_says_that_it_does_not_know_a_text() {
    assertEquals(Exit.FAILED, run("explain", "the sea is calm"));
    assertTrue(said(err).contains("none of the"), said(err));
    assertEquals(Exit.USAGE, run("explain", "kafka-replica"));
    assertTrue(said(err).contains("did you mean \"kafka-replicas\"?"), said(err));
  }

  @Test
  void import_writes_a_spec_and_keeps_one_that_is_there() throws IOException {
    Path file = folder.resolve("network.conf");
    String setup = "src/test/resources/importing/four-hosts";
    assertEquals(Exit.DONE, run("import", setup, "-o", file.toString()), said(err));
    assertTrue(said(err).contains("the spec is sound: 18 containers on 4 hosts"), said(err));
    assertTrue(said(err).contains("D7 wrong-script"), said(err));
    assertEquals("", said(out));
    Files.writeString(file, "mine");
    assertEquals(Exit.REFUSED, run("import", setup, "-o", file.toString()));
    assertEquals("mine", Files.readString(file));
    assertEquals(Exit.DONE, run("import", setup, "-o", file.toString(), "--force"));
  }

  @Test
  void import_prints_the_spec_without_a_file_and_takes_a_name() {
    assertEquals(
        Exit.DONE, run("import", "src/test/resources/importing/as-printed", "--network", "net"));
    assertTrue(said(out).contains("network = net\n"), said(out));
  }

  @Test
  void import_refuses_what_is_no_folder() {
    assertEquals(Exit.USAGE, run("import", folder.resolve("none").toString()));
    assertTrue(said(err).contains("is not a folder"), said(err));
  }

  @Test
  void import_says_what_is_to_mend_in_a_spec_that_is_not_sound() throws IOException {
    Files.writeString(
        folder.resolve("a.yaml"),
        "services:\n  peer0.org1.example.com:\n    image: hyperledger/fabric-peer:1.4.0\n");
    assertEquals(Exit.USAGE, run("import", folder.toString()));
    assertTrue(said(err).contains("the spec:"), said(err));
    assertTrue(said(err).contains("to mend before it is used"), said(err));
    assertFalse(said(err).contains("nothing was changed"), said(err));
  }

  @Test
  void import_excuses_what_the_setup_itself_breaks() throws IOException {
    Path setup = Files.createDirectory(folder.resolve("three-hosts"));
    Path whole = Path.of("src/test/resources/importing/four-hosts");
    for (String name : List.of(".env", "crypto-config.yaml", "configtx.yaml")) {
      String text = Files.readString(whole.resolve(name));
      Files.writeString(setup.resolve(name), text.replace("            - kafka4:9092\n", ""));
    }
    for (String name :
        List.of("zk1", "zk2", "zk3", "kafka1", "kafka2", "kafka3", "orderer1", "peer0-org1")) {
      String file = "docker-compose-" + name + ".yaml";
      String text = Files.readString(whole.resolve(file));
      Files.writeString(
          setup.resolve(file), text.replace("      - \"kafka4:192.168.31.231\"\n", ""));
    }
    Path file = folder.resolve("network.conf");
    Exit exit = run("import", setup.toString(), "-o", file.toString());
    assertTrue(said(err).contains("suppress { }: kafka-count"), said(err));
    assertTrue(Files.readString(file).contains("kafka-count = \"it was so when"), said(err));
    assertEquals(Exit.DONE, exit, said(err));
  }

  @Test
  void init_takes_flags_and_says_what_stops_writes() {
    assertEquals(Exit.DONE, run("init", "--hosts", HOSTS, "--orgs", "Alpha", "--network", "n1"));
    assertTrue(said(out).contains("network = n1\n"), said(out));
    assertTrue(said(out).contains("domain = alpha.example.com"), said(out));
    assertTrue(said(err).contains("the smallest loss that stops writes: 2 hosts"), said(err));
  }

  @Test
  void init_without_a_terminal_asks_for_flags() {
    assertEquals(Exit.USAGE, run("init"));
    assertTrue(said(err).contains("--hosts a=192.168.31.86"), said(err));
    assertEquals(Exit.USAGE, run("init", "--hosts", HOSTS, "--orgs", "a b c/d"));
  }

  @Test
  void init_on_a_terminal_asks_until_it_can_place_the_hosts() throws IOException {
    ArrayDeque<String> answers = new ArrayDeque<>(List.of("oops", HOSTS, "", "Org1 Org2 Org3", ""));
    InitCommand init =
        new InitCommand(
            question -> Optional.of(answers.removeFirst()).filter(answer -> !answer.isEmpty()));
    CommandSpec spec = CommandSpec.wrapWithoutInspection(init).name("init");
    init.describe(spec);
    assertEquals(Exit.DONE, init.run(new CommandLine(spec).parseArgs(), cli(true)));
    assertTrue(said(err).startsWith("\"oops\" is not NAME=ADDRESS"), said(err));
    assertTrue(said(out).contains("organizations = [Org1, Org2, Org3]"), said(out));
    assertTrue(answers.isEmpty());
  }

  private Exit run(String... arguments) {
    return ControllerMain.run(arguments, cli(false));
  }

  private Cli cli(boolean terminal) {
    Console console = new Console(stream(out), stream(err), terminal, false, 80, 24);
    Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    return new Cli(console, new TreeMap<>(Map.of()), clock, SecureRandom::new);
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private static String said(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
