package io.longshore.controller.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class DuplicateKeysTest {
  @Test
  void tells_which_variables_docker_compose_drops_and_reads_both() {
    Importer.Imported imported =
        Folders.imported(
            "kafka.yaml",
            """
            services:
              app:
                image: app:1
                environment:
                  - KEPT=1 # a comment
                  - CHANGED=1
                environment:
                  CHANGED: 2
                  NEW: 3
            """);
    assertEquals(
        List.of(
            "kafka.yaml:7 services.app.environment is written again: docker-compose drops what line"
                + " 4 says: CHANGED=1, KEPT=1"),
        Folders.about(Defect.DUPLICATE_KEY, imported));
    String spec = imported.spec().replaceAll("\\s+", " ");
    assertTrue(spec.contains("environment { CHANGED = 2 KEPT = 1 NEW = 3 }"), spec);
  }

  @Test
  void finds_a_service_written_twice_and_a_key_of_configtx() {
    Importer.Imported imported =
        Folders.imported(
            "a.yaml",
            "services:\n  a:\n    image: x:1\n  a:\n    image: x:2\n",
            "configtx.yaml",
            "Orderer:\n  BatchTimeout: 2s\n  OrdererType: kafka\n  BatchTimeout: 3s\n");
    assertEquals(
        List.of(
            "a.yaml:4 services.a is written again: docker-compose drops what line 2 says",
            "configtx.yaml:4 Orderer.BatchTimeout is written again: docker-compose drops what line"
                + " 2 says: 2s"),
        Folders.about(Defect.DUPLICATE_KEY, imported));
  }
}
