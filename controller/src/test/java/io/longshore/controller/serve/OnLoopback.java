package io.longshore.controller.serve;

import com.google.protobuf.ByteString;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Each test has a controller of its own on loopback, with a state that nobody used before. */
abstract class OnLoopback {
  Path folder;
  LoopbackController controller;

  @BeforeEach
  void start(@TempDir Path state) throws Exception {
    folder = state;
    prepare();
    controller = new LoopbackController(state);
  }

  /** Puts something into the folder before the controller opens it. */
  void prepare() throws Exception {}

  @AfterEach
  void stop() {
    controller.close();
  }

  static List<byte[]> bytes(List<ByteString> all) {
    return all.stream().map(ByteString::toByteArray).toList();
  }
}
