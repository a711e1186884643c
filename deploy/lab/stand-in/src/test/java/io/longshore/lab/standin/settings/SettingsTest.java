package io.longshore.lab.standin.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.longshore.lab.standin.Death;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

  @ParameterizedTest
  @CsvSource({
    "2s, PT2S",
    "1m30s, PT1M30S",
    "250ms, PT0.25S",
    "1.5h, PT1H30M",
    "0, PT0S",
    "10m, PT10M"
  })
  void reads_durations_as_go_writes_them(String text, Duration duration) {
    assertEquals(duration, GoDuration.parse(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2", "s", "2 s", "-2s", "2sx", "soon"})
  void refuses_what_go_would_not_write(String text) {
    assertThrows(IllegalArgumentException.class, () -> GoDuration.parse(text));
  }

  @Test
  void reads_paths_in_the_real_list_syntax() {
    Environment env = new Environment(Map.of("A", "[/x/ca.crt, tls/b.crt]", "B", "/x/one"));
    assertEquals(
        List.of(Path.of("/x/ca.crt"), Path.of("/etc/hyperledger/fabric/tls/b.crt")),
        env.paths("A", ""));
    assertEquals(List.of(Path.of("/x/one")), env.paths("B", ""));
  }

  @Test
  void an_orderer_with_the_least_said_has_the_real_defaults() throws Death {
    OrdererSettings settings = orderer("", "");
    assertEquals("127.0.0.1", settings.listener().address());
    assertEquals(7050, settings.listener().port());
    assertEquals(Path.of("/etc/hyperledger/fabric/msp"), settings.mspDirectory());
    assertEquals(Path.of("/var/hyperledger/production/orderer"), settings.ledger());
    assertEquals(Duration.ofHours(12), settings.retries().longTotal());
    assertEquals(false, settings.createsTopics());
    assertEquals(3, settings.replicationFactor());
  }

  @ParameterizedTest
  @CsvSource({"0.10.2.0, false", "0.11.0.0, true", "1.0.0, true"})
  void newer_kafka_protocols_create_the_topic_by_request(String version, boolean creates)
      throws Death {
    assertEquals(creates, orderer("ORDERER_KAFKA_VERSION", version).createsTopics());
  }

  @ParameterizedTest
  @CsvSource({
    "ORDERER_GENERAL_GENESISMETHOD, provisional, 2",
    "ORDERER_GENERAL_TLS_ENABLED, false, 1",
    "ORDERER_GENERAL_TLS_ENABLED, perhaps, 1",
    "ORDERER_GENERAL_LISTENPORT, 70500, 1",
    "ORDERER_KAFKA_RETRY_SHORTINTERVAL, 0s, 1",
    "ORDERER_KAFKA_RETRY_LONGTOTAL, long, 1",
    "ORDERER_KAFKA_VERSION, new, 1",
  })
  void an_orderer_dies_of_a_setting_it_cannot_use(String name, String value, int exitCode) {
    Death death = assertThrows(Death.class, () -> orderer(name, value));
    assertEquals(exitCode, death.exitCode());
  }

  @Test
  void a_peer_with_the_least_said_has_the_real_defaults() throws Death {
    PeerSettings settings =
        PeerSettings.from(new Environment(Map.of("CORE_PEER_TLS_ENABLED", "true")));
    assertEquals("0.0.0.0", settings.listener().address());
    assertEquals(7051, settings.listener().port());
    assertEquals(Path.of("/etc/hyperledger/fabric/msp"), settings.mspDirectory());
    assertEquals(7052, settings.chaincodeListenAddress().port());
  }

  @Test
  void a_peer_dies_of_an_address_without_a_port() {
    Map<String, String> variables =
        Map.of("CORE_PEER_TLS_ENABLED", "true", "CORE_PEER_ADDRESS", "peer0");
    assertThrows(Death.class, () -> PeerSettings.from(new Environment(variables)));
  }

  private static OrdererSettings orderer(String name, String value) throws Death {
    Map<String, String> variables = new TreeMap<>();
    variables.put("ORDERER_GENERAL_GENESISMETHOD", "file");
    variables.put("ORDERER_GENERAL_TLS_ENABLED", "true");
    variables.put(name, value);
    return OrdererSettings.from(new Environment(variables));
  }
}
