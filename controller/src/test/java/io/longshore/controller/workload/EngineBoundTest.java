package io.longshore.controller.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngineBoundTest {
  @ParameterizedTest
  @CsvSource({"20.10.24,false", "28.5.1,false", "29.0.0,true", "30,true", "'',false", "dev,false"})
  void peers_cannot_do_with_an_engine_from_29_on(String version, boolean broken) {
    List<EngineBound> bounds =
        WorkloadKinds.ALL.stream().flatMap(kind -> kind.engineBounds().stream()).toList();
    assertEquals(1, bounds.size());
    assertEquals("peer", bounds.get(0).role());
    assertEquals(broken, bounds.get(0).isBrokenBy(version));
  }
}
