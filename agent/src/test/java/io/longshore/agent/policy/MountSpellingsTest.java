package io.longshore.agent.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.longshore.base.FailureException;
import io.longshore.model.ContainerSpec;
import io.longshore.model.Gate;
import io.longshore.model.GateNames;
import io.longshore.model.Mount;
import io.longshore.model.MountSource;
import io.longshore.model.Networking;
import io.longshore.model.Run;
import io.longshore.policy.HostPolicy;
import io.longshore.policy.NamePattern;
import io.longshore.policy.PolicyJudge;
import io.longshore.policy.PortRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every way to write a path by which a container would be root on its host. */
class MountSpellingsTest {
  private static final List<String> DANGEROUS =
      List.of(
          "/",
          "/etc",
          "/etc/shadow",
          "/proc",
          "/proc/1/root",
          "/sys",
          "/dev",
          "/root/.ssh",
          "/usr/bin",
          "/run",
          "/run/docker.sock",
          "/var",
          "/var/run",
          "/var/run/docker.sock",
          "/var/run/containerd/containerd.sock",
          "/run/systemd/private",
          "/var/lib",
          "/var/lib/docker",
          "/var/lib/longshore/agent",
          "/opt");

  private static final List<UnaryOperator<String>> SPELLINGS =
      List.of(
          path -> path,
          path -> "/" + path,
          path -> "//" + path,
          path -> path + "/",
          path -> path + "//",
          path -> path + "/.",
          path -> "/." + path,
          path -> "/./." + path,
          path -> path.replace("/", "//"),
          path -> path.replace("/", "/./"),
          path -> "/srv/open/../.." + path,
          path -> "/srv/open/.." + path,
          path -> "/srv/open/x/../../.." + path,
          path -> path + "/x/..",
          path -> path.substring(1),
          path -> "." + path,
          path -> "~" + path,
          path -> "file://" + path,
          path -> path + ":/x:rw",
          path -> "%2f" + path.substring(1),
          path -> "\\" + path.substring(1),
          path -> path + "\0",
          path -> path + "\n",
          path -> path + " ",
          path -> " " + path,
          path -> "\u2215" + path.substring(1),
          path -> path + "\u200b",
          path -> path.toUpperCase(java.util.Locale.ROOT));

  @TempDir Path folder;
  private Path open;
  private HostPolicy generous;

  @BeforeEach
  void openAFolder() throws IOException {
    folder = folder.toRealPath();
    open = Files.createDirectory(folder.resolve("open"));
    generous =
        new HostPolicy(
            "/p",
            "",
            List.of(NamePattern.ANY),
            List.of("/srv/open", open.toString()),
            List.of(PortRange.ALL),
            List.of(NamePattern.ANY),
            HostPolicy.builtIn().exceptions());
  }

  @Test
  void no_spelling_of_a_dangerous_path_is_mounted_even_where_a_folder_is_open() {
    Set<String> tried = new TreeSet<>();
    List<String> accepted = new ArrayList<>();
    for (String path : DANGEROUS) {
      for (UnaryOperator<String> spelling : SPELLINGS) {
        String written = spelling.apply(path);
        tried.add(written);
        for (HostPolicy policy : List.of(generous, HostPolicy.builtIn())) {
          if (mounts(policy, "kafka", written)) {
            accepted.add(written);
          }
        }
      }
    }
    assertEquals(List.of(), accepted);
    assertTrue(tried.size() >= 200, tried.size() + " spellings");
  }

  @Test
  void no_link_below_an_open_folder_leads_to_one() throws IOException {
    List<String> accepted = new ArrayList<>();
    List<Path> links = new ArrayList<>();
    int number = 0;
    for (String path : DANGEROUS) {
      Path link = Files.createSymbolicLink(open.resolve("link" + number++), Path.of(path));
      Path twice = Files.createSymbolicLink(open.resolve("link" + number++), link);
      Path parts = Files.createDirectories(open.resolve("in" + number++));
      Path up = Files.createSymbolicLink(parts.resolve("up"), Path.of("/"));
      links.addAll(List.of(link, twice, up));
      for (Path written : List.of(link, twice, link.resolve("x"), up.resolve(path.substring(1)))) {
        if (mounts(generous, "kafka", written.toString())) {
          accepted.add(written + " to " + path);
        }
      }
    }
    for (Path link : links) {
      Files.delete(link);
    }
    assertEquals(List.of(), accepted);
  }

  @Test
  void what_the_folder_was_opened_for_is_mounted() throws IOException {
    Files.createDirectory(open.resolve("data"));
    assertTrue(mounts(generous, "kafka", open + "/data"));
    assertTrue(mounts(generous, "kafka", open + "//data/."));
    assertFalse(mounts(generous, "kafka", folder.toString()), "its parent");
  }

  @Test
  void the_socket_a_peer_may_have_is_no_way_to_what_lies_around_it() {
    List<String> accepted = new ArrayList<>();
    for (String path : DANGEROUS) {
      for (UnaryOperator<String> spelling : SPELLINGS) {
        String written = spelling.apply(path);
        if (judged(HostPolicy.builtIn(), "peer", written)
            && !written.replaceAll("/+(\\./+)*", "/").matches("/var/run/docker\\.sock(/\\.?)?")) {
          accepted.add(written);
        }
      }
    }
    assertEquals(List.of(), accepted);
  }

  /** The engine's local driver binds any path that its options name: there are no options. */
  @Test
  void a_volume_is_a_name_and_nothing_else() {
    assertEquals(
        List.of("name"),
        Arrays.stream(MountSource.Volume.class.getRecordComponents())
            .map(component -> component.getName())
            .toList());
    for (String path : DANGEROUS) {
      for (UnaryOperator<String> spelling : SPELLINGS) {
        String name = spelling.apply(path);
        if (name.matches("[a-zA-Z0-9][a-zA-Z0-9_.-]*")) {
          continue;
        }
        assertThrows(IllegalArgumentException.class, () -> new MountSource.Volume(name), name);
      }
      String options = "v,volume-opt=type=none,volume-opt=o=bind,volume-opt=device=" + path;
      assertThrows(IllegalArgumentException.class, () -> new MountSource.Volume(options));
    }
  }

  @Test
  void placed_files_are_mounted_to_be_read() {
    MountSource files = new MountSource.Files("msp", "");
    assertThrows(IllegalArgumentException.class, () -> new Mount("/msp", files, false));
  }

  /** As the agent does before it creates a container: by the name, then by where that leads. */
  private static boolean mounts(HostPolicy policy, String role, String path) {
    if (!judged(policy, role, path)) {
      return false;
    }
    try {
      RealPaths.check(policy, container(role, path), rules(policy));
      return true;
    } catch (FailureException refused) {
      return false;
    }
  }

  private static boolean judged(HostPolicy policy, String role, String path) {
    try {
      return PolicyJudge.judge(policy, container(role, path)).allows();
    } catch (IllegalArgumentException noPath) {
      return false;
    }
  }

  private static HostRules rules(HostPolicy policy) {
    return new HostRules() {
      @Override
      public HostPolicy now() {
        return policy;
      }

      @Override
      public String real(String path) throws IOException {
        return Path.of(path).toRealPath().toString();
      }
    };
  }

  private static ContainerSpec container(String role, String path) {
    return new ContainerSpec(
        "one1",
        role,
        Run.of("example:1", Map.of()),
        new Networking("net", "one1", List.of(), new TreeMap<>(), List.of()),
        List.of(new Mount("/host", new MountSource.HostPath(path), false)),
        List.of(),
        new Gate(GateNames.RUNNING, List.of(), new TreeMap<>()));
  }
}
