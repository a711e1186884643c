package io.longshore.controller.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.longshore.controller.sample.SampleNetwork;
import io.longshore.controller.spec.Exit;
import io.longshore.controller.spec.Problem;
import io.longshore.policy.HostPolicy;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeptDataTest {
  private static final Set<String> ROLES = Set.of("zookeeper", "kafka", "orderer");

  private static List<Problem> problems(Set<String> founding, String... volumes) {
    SampleNetwork network = SampleNetwork.ordering("1");
    Situation situation =
        Seen.nothing("h1", "h2", "h3")
            .allowing(HostPolicy.builtIn())
            .holdingVolumes(volumes)
            .when(network.compiled());
    return KeptData.problems(situation.wanted(), founding, situation.fleet());
  }

  @Test
  void material_is_not_made_anew_over_data_that_is_there() {
    List<Problem> problems = problems(ROLES, "kafka2-data", "zk2-data", "other");
    assertEquals(1, problems.size());
    Problem one = problems.get(0);
    assertEquals(Exit.REFUSED, one.exit());
    assertTrue(one.what().startsWith("host h2 holds data of this network (kafka2-data, zk2-data)"));
    assertTrue(one.remedy().contains("docker volume rm kafka2-data zk2-data"), one.remedy());
  }

  @Test
  void data_is_no_obstacle_where_the_material_is_there() {
    assertEquals(List.of(), problems(Set.of(), "kafka2-data"));
  }

  @Test
  void volumes_of_others_are_no_obstacle() {
    assertEquals(List.of(), problems(ROLES, "web-data"));
  }

  @Test
  void hosts_without_volumes_are_founded() {
    assertEquals(List.of(), problems(ROLES));
  }
}
