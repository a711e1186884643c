package io.longshore.controller.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.longshore.controller.spec.Exit;
import io.longshore.controller.spec.Problem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NewcomerTest {
  private static final String WHOLE =
      "java=openjdk version \"17.0.9\" 2023-10-17\nsystemd=yes\ndocker=yes\ntar=yes\nbash=yes\n";

  private final FakeShell shell = new FakeShell();
  private final Newcomer newcomer = new Newcomer("h86", shell);

  @Test
  void a_host_that_has_everything_has_no_problem() throws RemoteTrouble {
    shell.answer(0, "0\n").answer(0, WHOLE);
    assertEquals(List.of(), newcomer.problems(newcomer.look(), "d0", false));
  }

  @Test
  void everything_a_host_lacks_is_said_at_once_with_what_to_do() throws RemoteTrouble {
    shell.answer(0, "0\n").answer(0, "java=openjdk version \"11.0.2\"\n");
    List<Problem> problems = newcomer.problems(newcomer.look(), "d0", false);
    assertEquals(
        List.of(
            "host h86 has Java 11",
            "host h86 has no Docker Engine that listens on /var/run/docker.sock",
            "host h86 lacks tar or bash",
            "host h86 does not run systemd, which would start the agent and keep it running"),
        problems.stream().map(Problem::what).toList());
    assertTrue(problems.stream().allMatch(one -> one.exit() == Exit.UNMET));
    assertTrue(problems.get(0).remedy().contains("openjdk-17-jre-headless"));
  }

  @Test
  void a_certificate_that_cannot_be_read_is_refused_and_left_alone() throws RemoteTrouble {
    shell.answer(0, "0\n").answer(0, WHOLE + "certificate=rubbish\n");
    List<Problem> problems = newcomer.problems(newcomer.look(), "d0", false);
    assertEquals(Exit.REFUSED, problems.get(0).exit());
    assertTrue(problems.get(0).remedy().contains("/var/lib/longshore/agent"));
  }

  @Test
  void without_systemd_is_no_problem_where_that_was_said() throws RemoteTrouble {
    shell.answer(0, "0\n").answer(0, WHOLE.replace("systemd=yes\n", ""));
    assertEquals(List.of(), newcomer.problems(newcomer.look(), "d0", true));
  }

  @ParameterizedTest
  @CsvSource({
    "openjdk version \"17.0.9\" 2023-10-17, 17",
    "java version \"1.8.0_391\", 8",
    "openjdk version \"21\" 2023-09-19, 21"
  })
  void javas_version_is_read_as_java_says_it(String said, int version) {
    assertEquals(Optional.of(version), HostLook.of("h86", "java=" + said).java());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "root@h: Permission denied (publickey).| ssh-copy-id",
        "Host key verification failed.| log in once by hand",
        "ssh: connect to host h port 22: Connection refused| --ssh-option Port=2222",
        "ssh: connect to host h port 22: Connection timed out| --ssh-option Port=2222",
        "ssh: Could not resolve hostname h: Name or service not known| write the address",
        "kex_exchange_identification: read| try it by hand"
      })
  void why_a_host_is_not_reached_is_said_with_what_to_do(String said, String remedy) {
    shell.answer(255, "", said);
    RemoteTrouble trouble = assertThrows(RemoteTrouble.class, newcomer::look);
    assertEquals(Exit.UNREACHABLE, trouble.exit());
    assertTrue(trouble.getMessage().contains(said), trouble.getMessage());
    assertTrue(trouble.remedy().contains(remedy), trouble.remedy());
  }

  @Test
  void a_user_who_may_not_become_root_is_told_so() {
    shell.answer(1, "1000\n");
    RemoteTrouble trouble = assertThrows(RemoteTrouble.class, newcomer::look);
    assertEquals(Exit.FORBIDDEN, trouble.exit());
  }

  @Test
  void a_user_with_sudo_runs_every_script_through_it() throws RemoteTrouble {
    shell.answer(0, "1000\nsudo\n").answer(0, WHOLE).answer(0, "");
    newcomer.look();
    newcomer.start();
    assertEquals(
        "exec sudo -n sh -c 'systemctl enable --now longshore-agent'", shell.scripts.get(2));
    assertTrue(shell.scripts.get(1).contains("sed -n '\\''1s"), shell.scripts.get(1));
  }

  @Test
  void the_token_goes_through_standard_input_and_stands_in_no_script() throws RemoteTrouble {
    shell.answer(0, "enrolled");
    newcomer.enrol("192.168.31.10", "LS1.secret");
    assertEquals("LS1.secret\n", shell.inputs.get(0));
    assertFalse(shell.scripts.get(0).contains("secret"));
    assertTrue(shell.scripts.get(0).contains("--controller 192.168.31.10"));
  }

  @Test
  void a_step_that_fails_there_is_said_in_its_own_last_words() {
    shell.answer(1, "", "first\nagent enrol: the token was used already\n");
    RemoteTrouble trouble =
        assertThrows(RemoteTrouble.class, () -> newcomer.enrol("10.0.0.1", "t"));
    assertEquals(
        "the agent could not enrol: agent enrol: the token was used already", trouble.getMessage());
  }

  @Test
  void ssh_never_asks_and_takes_no_option_for_a_host() {
    OpenSsh ssh = new OpenSsh("root@h", List.of("Port=2222"), Optional.of(Path.of("/home/me/key")));
    assertEquals(
        List.of(
            "ssh",
            "-T",
            "-o",
            "BatchMode=yes",
            "-o",
            "ConnectTimeout=10",
            "-o",
            "Port=2222",
            "-i",
            "/home/me/key",
            "--",
            "root@h",
            "true"),
        ssh.command("true"));
    assertThrows(
        IllegalArgumentException.class,
        () -> new OpenSsh("-oProxyCommand=x", List.of(), Optional.empty()));
  }

  /** A host that answers as the test says, in order. */
  private static final class FakeShell implements RemoteShell {
    final List<String> scripts = new ArrayList<>();
    final List<String> inputs = new ArrayList<>();
    private final List<Answer> answers = new ArrayList<>();

    FakeShell answer(int exit, String out) {
      return answer(exit, out, "");
    }

    FakeShell answer(int exit, String out, String err) {
      answers.add(new Answer(exit, out, err));
      return this;
    }

    @Override
    public String target() {
      return "root@h";
    }

    @Override
    public Answer run(String script, byte[] input, Duration patience) {
      scripts.add(script);
      inputs.add(new String(input, StandardCharsets.UTF_8));
      return answers.remove(0);
    }

    @Override
    public Answer send(Path folder, List<String> paths, String script, Duration patience) {
      scripts.add(script);
      return answers.remove(0);
    }
  }
}
