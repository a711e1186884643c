package io.longshore.controller.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.longshore.controller.sample.SampleNetwork;
import io.longshore.controller.spec.Exit;
import io.longshore.controller.spec.Problem;
import io.longshore.model.Mount;
import io.longshore.model.MountSource;
import io.longshore.policy.HostPolicy;
import io.longshore.policy.PolicyRule;
import java.util.List;
import org.junit.jupiter.api.Test;

class HostPolicyPlanTest {
  private static SampleNetwork peers(String path) {
    Mount mount = new Mount("/host", new MountSource.HostPath(path), false);
    SampleNetwork network = new SampleNetwork("peers");
    return network
        .with("h1", SampleNetwork.container("peer0", "peer", "1", 7051, List.of(mount)))
        .with("h2", SampleNetwork.container("peer1", "peer", "1", 7051, List.of(mount)));
  }

  private static Planning plan(SampleNetwork network, HostPolicy policy) {
    return FleetPlanner.plan(Seen.nothing("h1", "h2").allowing(policy).when(network.compiled()));
  }

  @Test
  void a_plan_says_what_hosts_would_refuse_and_what_to_do() {
    List<Problem> problems = plan(peers("/etc"), HostPolicy.builtIn()).problems();
    assertEquals(2, problems.size());
    Problem first = problems.get(0);
    assertEquals("h1/peer0", first.path());
    assertEquals(Exit.REFUSED, first.exit());
    assertEquals(PolicyRule.HOST_PATH.sentence(), first.rule());
    assertTrue(first.what().contains("does not let it mount /etc"), first.what());
    assertTrue(first.remedy().contains(HostPolicy.FILE), first.remedy());
  }

  @Test
  void a_plan_shows_each_exception_with_everyone_who_uses_it() {
    Planning planning = plan(peers(HostPolicy.DOCKER_SOCKET), HostPolicy.builtIn());
    assertEquals(List.of(), planning.problems());
    assertEquals(
        List.of(
            "By the exception docker-socket (peers build and start their chaincodes through it)"
                + " mounts /var/run/docker.sock: peer0 on h1, peer1 on h2"),
        planning.plan().notes());
  }

  @Test
  void a_host_whose_policy_is_not_trusted_takes_no_apply() {
    List<Problem> problems =
        plan(peers(HostPolicy.DOCKER_SOCKET), HostPolicy.closed("/p", "others may write to it"))
            .problems();
    assertEquals(Exit.REFUSED, problems.get(0).exit());
    assertTrue(problems.get(0).what().contains("others may write to it"), problems.toString());
  }

  @Test
  void a_host_that_told_nothing_is_not_judged() {
    Planning planning = FleetPlanner.plan(Seen.nothing("h1", "h2").when(peers("/etc").compiled()));
    assertEquals(List.of(), planning.problems());
    assertEquals(List.of(), planning.plan().notes());
  }
}
