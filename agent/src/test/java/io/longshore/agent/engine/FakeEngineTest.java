package io.longshore.agent.engine;

import io.longshore.base.ManualClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;

class FakeEngineTest extends EngineContract {
  @TempDir private Path folder;

  @Override
  Engine engine() {
    FakeEngine engine = new FakeEngine(new ManualClock());
    engine.image(image());
    return engine;
  }

  @Override
  String image() {
    return "example/image:1";
  }

  @Override
  String builder() {
    return image();
  }

  @Override
  Path input(int status) throws IOException {
    return Files.writeString(folder.resolve("input"), status + "\n");
  }

  @Override
  void cleanUp(Set<String> containers, String network, String volume) {}
}
