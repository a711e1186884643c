package io.longshore.controller.init;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.longshore.controller.spec.Checked;
import io.longshore.controller.spec.Host;
import io.longshore.controller.spec.hocon.ReadOptions;
import io.longshore.controller.whatif.HostLossAnalysis;
import io.longshore.controller.whatif.StoppingSearch;
import io.longshore.controller.whatif.Writes;
import io.longshore.controller.workload.HostLayouts;
import io.longshore.controller.workload.Specs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FirstSpecTest {
  @TempDir private Path folder;

  private static FirstAnswers answers(int hosts, int organizations) {
    return new FirstAnswers(
        "net",
        IntStream.rangeClosed(1, hosts).mapToObj(n -> new Host("h" + n, "10.0.0." + n)).toList(),
        IntStream.rangeClosed(1, organizations).mapToObj(n -> "Org" + n).toList(),
        "example.com");
  }

  private Checked<Specs.Loaded> load(FirstSpec spec) throws IOException {
    Path file = folder.resolve("network.conf");
    return Specs.load(Files.writeString(file, spec.text()), ReadOptions.STRICT);
  }

  @ParameterizedTest(name = "{0} hosts, {1} organisations")
  @CsvSource({"4,2", "4,1", "4,3", "5,2", "6,50", "7,2", "8,4", "9,2", "20,5", "100,10"})
  void is_sound_and_survives_any_lost_host(int hosts, int organizations) throws IOException {
    FirstSpec spec = FirstSpec.of(answers(hosts, organizations));
    Checked<Specs.Loaded> loaded = load(spec);
    assertTrue(loaded.isSound(), loaded.problems().toString());
    assertEquals(List.of(), spec.unmet());
    HostLossAnalysis analysis = new HostLossAnalysis(HostLayouts.of(loaded.get()).get());
    assertTrue(StoppingSearch.find(analysis, Writes.DEPEND).size() >= 2, spec.text());
  }

  @ParameterizedTest(name = "{0} hosts")
  @ValueSource(ints = {1, 2, 3})
  void says_what_fewer_hosts_cannot_give(int hosts) throws IOException {
    FirstSpec spec = FirstSpec.of(answers(hosts, 2));
    assertTrue(spec.unmet().toString().contains("4 brokers on " + hosts), spec.unmet().toString());
    assertEquals(hosts < 3, spec.text().contains("zookeeper-count = "));
    assertTrue(spec.text().contains("kafka-spread = "));
    assertTrue(load(spec).isSound(), load(spec).problems().toString());
  }

  @Test
  void is_written_like_this_for_four_hosts() throws IOException {
    Path expected = Path.of("src/test/resources/init/four-hosts.conf");
    String actual = FirstSpec.of(answers(4, 2)).text();
    if ("write".equals(System.getProperty("golden"))) {
      Files.createDirectories(expected.getParent());
      Files.writeString(expected, actual);
    }
    assertEquals(Files.readString(expected), actual);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a               | \"a\" is not NAME=ADDRESS",
        "a=host.example  | \"host.example\" is no address of a host, such as 192.168.31.86",
        "a=10.0.0.1,a=10.0.0.2 | \"a=10.0.0.2\" is there twice, by name or by address",
        "a=10.0.0.1 b=10.0.0.1 | \"b=10.0.0.1\" is there twice, by name or by address",
        "','             | no host is named",
      })
  void refuses_what_are_no_hosts(String line, String message) {
    assertEquals(
        message,
        assertThrows(IllegalArgumentException.class, () -> FirstHosts.parse(line)).getMessage());
  }
}
