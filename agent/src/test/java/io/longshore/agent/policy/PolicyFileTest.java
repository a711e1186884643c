package io.longshore.agent.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.longshore.policy.HostPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyFileTest {
  @TempDir Path folder;
  private Path file;
  private int self;

  @BeforeEach
  void place() throws IOException {
    file = folder.toRealPath().resolve("host-policy.conf");
    self = (Integer) Files.getAttribute(folder, "unix:uid");
  }

  private HostPolicy read(String text) throws IOException {
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    return PolicyFile.usual(file, self).now();
  }

  @Test
  void a_host_without_a_file_has_the_built_in_policy() {
    assertEquals(HostPolicy.builtIn(), PolicyFile.usual(file, self).now());
  }

  @Test
  void a_file_that_was_named_must_be_there() {
    assertEquals("it is not there", PolicyFile.named(file, self).now().trouble());
  }

  @Test
  void what_a_file_does_not_say_is_as_in_the_built_in_policy() throws IOException {
    HostPolicy policy = read("images = [\"hyperledger/*\"]\nports = [2181, \"7000-7999\"]\n");
    assertEquals("", policy.trouble());
    assertEquals("[hyperledger/*]", policy.images().toString());
    assertEquals("[2181, 7000-7999]", policy.ports().toString());
    assertEquals(HostPolicy.builtIn().exceptions(), policy.exceptions());
  }

  @Test
  void exceptions_replace_the_built_in_ones() throws IOException {
    assertEquals(0, read("exceptions { }").exceptions().size());
    HostPolicy policy =
        read(
            "exceptions { sock { reason = why, host-path = /var/run/docker.sock,"
                + " images = [\"hyperledger/fabric-peer@sha256:*\"] }\n"
                + "  net { reason = counters, network = host, containers = [probe] } }");
    assertEquals("", policy.trouble());
    assertEquals("[net, sock]", policy.exceptions().keySet().toString());
    assertTrue(policy.exceptions().get("net").hostNetwork());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "image = [a]| image is no key of a policy",
        "images = 7| images",
        "ports = [70000]| ports lie between 1 and 65535",
        "ports = [http]| neither a port nor a range",
        "host-paths = [/etc]| a container is root on its host",
        "host-paths = [srv]| a path of the host is absolute",
        "exceptions = 1| exceptions",
        "exceptions { a { reason = b } }| either a host-path or network = host",
        "exceptions { a { host-path = /x, roles = [b] } }| has no reason",
        "exceptions { a { reason = b, host-path = /x } }| is for everyone",
        "exceptions { a { reason = b, network = other, roles = [c] } }| can only be host",
        "exceptions { a { reason = b, path = /x, roles = [c] } }| path is no key",
        "include \"other.conf\"| includes nothing",
        "include file(\"/etc/passwd\")| includes nothing",
        "include url(\"http://example.com\")| includes nothing",
        "include classpath(\"reference.conf\")| includes nothing",
        "images = ${?| ",
      })
  void a_policy_that_is_wrong_allows_nothing_and_says_why(String text, String why)
      throws IOException {
    HostPolicy policy = read(text);
    assertTrue(!policy.trouble().isEmpty(), "it was taken: " + text);
    assertTrue(policy.trouble().contains(why == null ? "" : why), policy.trouble());
    assertEquals(0, policy.images().size());
  }

  @Test
  void everything_wrong_is_said_at_once() throws IOException {
    String trouble = read("image = [a]\nports = [0]\nhost-paths = [\"/\"]").trouble();
    assertTrue(trouble.contains("image is no key"), trouble);
    assertTrue(trouble.contains("ports"), trouble);
    assertTrue(trouble.contains("host-paths"), trouble);
  }

  @Test
  void the_environment_is_not_read() throws IOException {
    assertTrue(!read("images = [${PATH}]").trouble().isEmpty());
  }

  @ParameterizedTest
  @CsvSource({"rw-rw-r--", "rw-r--rw-", "rwxrwxrwx"})
  void a_file_that_others_may_write_is_not_believed(String mode) throws IOException {
    Files.writeString(file, "images = []");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    String trouble = PolicyFile.usual(file, self).now().trouble();
    assertTrue(trouble.startsWith("others than its owner may write to it"), trouble);
  }

  @Test
  void a_file_of_another_user_is_not_believed() throws IOException {
    read("images = []");
    String trouble = PolicyFile.usual(file, self + 1).now().trouble();
    assertTrue(trouble.startsWith("it belongs to user " + self), trouble);
  }

  @Test
  void a_link_is_not_believed() throws IOException {
    read("images = []");
    Path link = Files.createSymbolicLink(file.resolveSibling("link.conf"), file);
    String trouble = PolicyFile.usual(link, self).now().trouble();
    assertTrue(trouble.startsWith("it is no regular file"), trouble);
  }

  @Test
  void a_file_in_a_folder_where_others_may_replace_it_is_not_believed() throws IOException {
    Path open = Files.createDirectory(folder.toRealPath().resolve("open"));
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
    file = open.resolve("host-policy.conf");
    assertTrue(read("images = []").trouble().startsWith("others may replace it in"));
  }

  @Test
  void a_change_is_seen_at_the_next_look() throws IOException {
    Files.writeString(file, "images = [a]");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    PolicyFile rules = PolicyFile.usual(file, self);
    assertEquals("[a]", rules.now().images().toString());
    Files.writeString(file, "images = [a, b]");
    assertEquals("[a, b]", rules.now().images().toString());
    Files.delete(file);
    assertEquals(HostPolicy.builtIn(), rules.now());
  }
}
