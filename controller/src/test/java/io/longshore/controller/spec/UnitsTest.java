package io.longshore.controller.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitsTest {
  @ParameterizedTest
  @CsvSource({
    "99 MB, 103809024",
    "512 KB, 524288",
    "512kb, 524288",
    "2GB, 2147483648",
    "1 GiB, 1073741824",
    "17, 17",
    "0 B, 0"
  })
  void sizes_count_in_1024s_as_fabric_does(String written, long bytes) {
    assertEquals(OptionalLong.of(bytes), Units.size(written));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "MB", "1.5 MB", "-1 MB", "99 MX", "1 TB", "9999999999999999 B", "٣ MB"})
  void what_is_no_size_is_none(String written) {
    assertEquals(OptionalLong.empty(), Units.size(written));
  }

  @Test
  void a_size_beyond_all_numbers_is_none() {
    assertEquals(OptionalLong.empty(), Units.size("999999999999999 GB"));
  }

  @ParameterizedTest
  @CsvSource({"2s, 2000", "500ms, 500", "10m, 600000", "1 h, 3600000"})
  void times_have_a_unit(String written, long millis) {
    assertEquals(Optional.of(Duration.ofMillis(millis)), Units.time(written));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "2 seconds", "", "s", "1.5s", "-2s"})
  void what_is_no_time_is_none(String written) {
    assertEquals(Optional.empty(), Units.time(written));
  }
}
