package io.longshore.controller.workload.fabric.material;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoDurationTest {
  @ParameterizedTest
  @CsvSource({
    "PT2S, 2s",
    "PT90S, 1m30s",
    "PT1H, 1h0m0s",
    "PT26H0.25S, 26h0m0.25s",
    "PT60S, 1m0s",
    "PT1.5S, 1.5s",
    "PT10S, 10s",
    "PT0.5S, 500ms",
    "PT0.0005S, 500µs",
    "PT0.0015S, 1.5ms",
    "PT0.000000007S, 7ns",
  })
  void is_printed_as_go_prints_it(Duration duration, String text) {
    assertEquals(text, GoDuration.text(duration));
  }
}
