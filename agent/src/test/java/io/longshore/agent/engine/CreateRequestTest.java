package io.longshore.agent.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.api.model.HostConfig;
import io.longshore.model.ContainerSpec;
import io.longshore.model.Gate;
import io.longshore.model.GateNames;
import io.longshore.model.Networking;
import io.longshore.model.PortBinding;
import io.longshore.model.Run;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What is asked of the engine at most: everything a spec can state, and nothing beside it. */
class CreateRequestTest {
  private static final SortedSet<String> OF_THE_HOST =
      names("ExtraHosts", "Memory", "Mounts", "NetworkMode", "PortBindings", "RestartPolicy");

  @Test
  void a_container_that_states_all_it_can_sets_these_fields_and_no_others() throws IOException {
    JsonNode asked = asked();
    assertEquals(
        names(
            "Cmd",
            "Env",
            "ExposedPorts",
            "HostConfig",
            "Hostname",
            "Image",
            "Labels",
            "OpenStdin",
            "StopTimeout",
            "Tty",
            "User",
            "WorkingDir"),
        set(asked));
    assertEquals(OF_THE_HOST, set(asked.get("HostConfig")));
    for (JsonNode mount : asked.get("HostConfig").get("Mounts")) {
      assertEquals(names("ReadOnly", "Source", "Target", "Type"), set(mount));
    }
  }

  /** By reflection, so that a field which a later client library knows is asked about too. */
  @Test
  void no_field_of_the_host_that_the_client_library_knows_is_set_but_those() throws IOException {
    JsonNode host = asked().get("HostConfig");
    int known = 0;
    for (var field : HostConfig.class.getDeclaredFields()) {
      if (Modifier.isStatic(field.getModifiers()) || Modifier.isTransient(field.getModifiers())) {
        continue;
      }
      known++;
      String name =
          field.getName().substring(0, 1).toUpperCase(java.util.Locale.ROOT)
              + field.getName().substring(1);
      boolean isSet = set(host).stream().anyMatch(one -> one.equalsIgnoreCase(name));
      assertEquals(OF_THE_HOST.contains(name), isSet, field.getName());
    }
    assertTrue(known > 50, "only " + known + " fields were looked at");
  }

  private static JsonNode asked() throws IOException {
    ContainerSpec spec =
        new ContainerSpec(
            "one",
            "role",
            new Run(
                "image:1",
                List.of("--flag"),
                new TreeMap<>(Map.of("A", "b")),
                Optional.of("/work"),
                Optional.of("1000:1000"),
                true,
                30,
                64 << 20),
            new Networking(
                "net",
                "one",
                List.of("alias"),
                new TreeMap<>(Map.of("other", "10.0.0.2")),
                List.of(new PortBinding("10.0.0.1", 80, 8080))),
            List.of(),
            List.of(),
            new Gate(GateNames.RUNNING, List.of(), new TreeMap<>()));
    return new ObjectMapper()
        .readTree(
            DockerClients.describe(
                new NewContainer(
                    spec,
                    List.of(
                        new ResolvedMount("/a", ResolvedMount.Kind.VOLUME, "data", false),
                        new ResolvedMount("/b", ResolvedMount.Kind.PATH, "/srv/b", true)),
                    new TreeMap<>(Map.of("label", "value")))));
  }

  /** Fields with a value; the library writes some empty ones, which state nothing. */
  private static SortedSet<String> set(JsonNode node) {
    SortedSet<String> set = new TreeSet<>();
    for (var field : node.properties()) {
      if (!field.getValue().isNull() && !isEmptyObject(field.getValue())) {
        set.add(field.getKey());
      }
    }
    return set;
  }

  private static boolean isEmptyObject(JsonNode value) {
    return value.isContainerNode() && value.isEmpty();
  }

  private static SortedSet<String> names(String... names) {
    return new TreeSet<>(Arrays.asList(names));
  }
}
