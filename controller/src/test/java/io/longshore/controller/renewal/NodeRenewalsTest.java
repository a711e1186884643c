package io.longshore.controller.renewal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.longshore.base.FailureException;
import io.longshore.base.InMemoryStateDir;
import io.longshore.base.ManualClock;
import io.longshore.controller.audit.AuditTrail;
import io.longshore.controller.audit.FakeAuditFile;
import io.longshore.controller.certs.Ledger;
import io.longshore.controller.plan.FleetPlanner;
import io.longshore.controller.plan.PlanStep;
import io.longshore.controller.plan.Seen;
import io.longshore.controller.sample.SampleNetwork;
import io.longshore.controller.store.DesiredStore;
import io.longshore.controller.store.StateFiles;
import io.longshore.controller.workload.Compiled;
import io.longshore.model.FileContent;
import io.longshore.model.FileEntry;
import io.longshore.model.FileSet;
import io.longshore.model.IdentityProfile;
import io.longshore.model.IdentityRequest;
import io.longshore.model.Mount;
import io.longshore.model.MountSource;
import io.longshore.model.Reason;
import io.longshore.proto.v1.RenewNodesReply;
import io.longshore.proto.v1.RenewNodesRequest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NodeRenewalsTest {
  private static final String BY = "operator/operator";

  private final ManualClock clock = new ManualClock();
  private final InMemoryStateDir state = new InMemoryStateDir();
  private final SampleNetwork network = network();
  private NodeSeries series;
  private NodeRenewals renewals;

  @BeforeEach
  void start() {
    DesiredStore desired = new DesiredStore(state);
    if (desired.held().isEmpty()) {
      network.held(1).values().forEach(desired::put);
    }
    StateFiles files = new StateFiles(state);
    series = new NodeSeries(files, desired.held());
    renewals =
        new NodeRenewals(
            series,
            desired,
            new Ledger(files),
            new AuditTrail(new FakeAuditFile(), state, clock),
            clock);
  }

  private static SampleNetwork network() {
    SampleNetwork network = SampleNetwork.ordering("1");
    for (int number = 1; number <= 3; number++) {
      String host = "h" + number;
      String name = "orderer" + number;
      network
          .identity(
              host,
              new IdentityRequest(
                  name + "-msp",
                  "OrdererMSP",
                  name,
                  List.of(),
                  List.of(),
                  IdentityProfile.NODE_SIGNING))
          .files(
              host,
              new FileSet(
                  name,
                  List.of(
                      new FileEntry(
                          "cert.pem", 0644, new FileContent.CertificateOf(name + "-msp")))))
          .with(
              host,
              SampleNetwork.container(
                  name,
                  "orderer",
                  "1",
                  7050,
                  List.of(new Mount("/msp", new MountSource.Files(name, ""), true))));
    }
    return network;
  }

  private RenewNodesReply renew(String... names) {
    return renewals.renew(
        BY, RenewNodesRequest.newBuilder().addAllNames(List.of(names)).setReason("yearly").build());
  }

  private List<PlanStep> steps() {
    return FleetPlanner.plan(Seen.serving(network).when(series.wanted(network.compiled())))
        .plan()
        .steps();
  }

  private long wanted(String host, String identity) {
    return of(series.wanted(network.compiled()), host, identity);
  }

  private static long of(Compiled spec, String host, String identity) {
    return spec.hosts().get(host).identities().get(identity).series();
  }

  @Test
  void nothing_is_planned_before_somebody_asks() {
    assertEquals(network.compiled(), series.wanted(network.compiled()));
    assertEquals(List.of(), steps());
  }

  @Test
  void renewed_members_of_a_quorum_are_replaced_one_after_another_and_the_plan_says_why() {
    assertEquals(
        3,
        renewals
            .renew(BY, RenewNodesRequest.newBuilder().setAll(true).setReason("yearly").build())
            .getNodesCount());
    List<PlanStep> steps = steps();
    assertEquals(
        List.of("orderer1", "orderer2", "orderer3"),
        steps.stream().map(PlanStep::container).sorted().toList());
    assertEquals(3, steps.stream().map(PlanStep::wave).distinct().count());
    steps.forEach(step -> assertEquals(Reason.CERTIFICATES_RENEWED, step.reason()));
  }

  @Test
  void asked_twice_before_it_is_done_it_is_one_renewal() {
    renew("orderer1");
    renew("h1/orderer1");
    assertEquals(1, wanted("h1", "orderer1-msp"));
    assertEquals(0, wanted("h2", "orderer2-msp"));
  }

  @Test
  void it_is_known_after_a_crash_and_waits_for_its_apply() {
    renew("orderer1");
    start();
    assertEquals(1, wanted("h1", "orderer1-msp"));
    assertEquals(0, of(series.told(network.compiled()), "h1", "orderer1-msp"));
  }

  @Test
  void a_disk_that_is_full_changes_nothing() {
    state.failPutAfter(1);
    assertThrows(FailureException.class, () -> renew("orderer1"));
    assertEquals(0, wanted("h1", "orderer1-msp"));
  }

  @Test
  void what_a_host_was_told_is_never_taken_back_even_with_the_record_lost() {
    renew("orderer1");
    DesiredStore desired = new DesiredStore(state);
    Compiled now = series.wanted(network.compiled());
    network
        .held(2)
        .values()
        .forEach(
            held ->
                desired.put(
                    new io.longshore.model.DesiredHost(
                        held.deployment(),
                        held.network(),
                        held.host(),
                        held.generation(),
                        held.specDigest(),
                        held.containers(),
                        held.fileSets(),
                        now.hosts().get(held.host()).identities(),
                        held.blobs(),
                        held.emptyOnPurpose(),
                        held.archives())));
    state.remove("node-series");
    start();
    assertEquals(1, wanted("h1", "orderer1-msp"));
    renew("orderer1");
    assertEquals(2, wanted("h1", "orderer1-msp"));
  }

  @Test
  void a_name_that_is_nobodys_is_answered_with_those_there_are() {
    FailureException refused = assertThrows(FailureException.class, () -> renew("zk1"));
    assertTrue(refused.failure().remedy().contains("h1/orderer1"), refused.getMessage());
    assertEquals(List.of(), steps());
  }
}
