package io.longshore.agent.engine;

import io.longshore.base.ManualClock;
import java.util.Set;

class FakeEngineTest extends EngineContract {
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
  void cleanUp(Set<String> containers, String network, String volume) {}
}
