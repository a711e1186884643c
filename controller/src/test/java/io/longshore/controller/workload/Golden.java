package io.longshore.controller.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Expected texts in files; {@code -Dgolden=write} writes them anew, for the diff to be read. */
final class Golden {
  static final Path FOUR_HOSTS = Path.of("src/test/resources/fabric/four-hosts");

  /** The spec everybody starts from. */
  static final Path NETWORK = Path.of("../conf/network.conf");

  private Golden() {}

  static void compare(Path expected, String actual) throws IOException {
    if ("write".equals(System.getProperty("golden"))) {
      Files.createDirectories(expected.getParent());
      Files.writeString(expected, actual);
    }
    assertEquals(Files.readString(expected), actual, expected.toString());
  }
}
