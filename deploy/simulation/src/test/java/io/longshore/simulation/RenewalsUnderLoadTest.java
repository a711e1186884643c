package io.longshore.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.longshore.controller.sample.FakeCompiler;
import io.longshore.controller.sample.SampleNetwork;
import io.longshore.controller.serve.LoopbackController;
import io.longshore.controller.serve.Onlooker;
import io.longshore.proto.v1.ApplyEvent;
import io.longshore.proto.v1.ApplyRequest;
import io.longshore.proto.v1.OperatorGrpc;
import io.longshore.proto.v1.ReplaceIssuerRequest;
import io.longshore.proto.v1.RootsGrpc;
import io.longshore.proto.v1.StatusRequest;
import io.longshore.tls.MutualTls;
import io.longshore.tls.TlsFiles;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real controller and a real agent over real TLS: what renewals of its certificate cost it. */
class RenewalsUnderLoadTest {
  private static final int RENEWALS = 60;
  private static final int PATIENCE_SECONDS = 120;

  private final BlockingQueue<TlsFiles> renewed = new LinkedBlockingQueue<>();

  @Test
  void sixty_renewals_touch_no_container_fail_no_call_and_leave_no_moment_without_a_stream(
      @TempDir Path folder) throws Exception {
    try (LoopbackController controller = new LoopbackController(folder.resolve("controller"))) {
      controller.compiler.knows("site", site());
      try (RenewingHost host =
          new RenewingHost(
              controller.clients().token("h1"),
              controller.clients().enrolmentPort(),
              controller.clients().port(),
              List.of("images/zookeeper:1", "images/kafka:1", "images/orderer:1"),
              folder.resolve("h1"),
              renewed::add)) {
        OperatorGrpc.OperatorBlockingStub operator = controller.clients().asOperator();
        attached(operator);
        assertEquals("CONVERGED", applied(operator));
        List<String> begun = host.calls();
        assertEquals(3, begun.stream().filter(call -> call.startsWith("start ")).count());
        Set<BigInteger> serials = new HashSet<>();
        Set<BigInteger> issuers = new HashSet<>();
        try (Onlooker onlooker = new Onlooker(controller.clients())) {
          host.alwaysDue(true);
          while (serials.size() < RENEWALS) {
            onlooker.goOn();
            TlsFiles fresh = renewed.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            serials.add(fresh.chain().get(0).getSerialNumber());
            issuers.add(fresh.chain().get(1).getSerialNumber());
            onlooker.caughtUp();
            if (serials.size() == RENEWALS / 2) {
              replaceIssuer(controller);
            }
          }
          host.alwaysDue(false);
          assertEquals(List.of(), onlooker.troubles());
          assertTrue(onlooker.looks() >= RENEWALS, "looks: " + onlooker.looks());
        }
        assertEquals(2, issuers.size(), "the authority that issues was replaced on the way");
        assertEquals(begun, host.calls());
        host.crash("kafka1");
        while (host.calls().equals(begun)) {
          TimeUnit.MILLISECONDS.sleep(50);
        }
        assertEquals("start kafka1", host.calls().get(begun.size()), "and what it does is counted");
      }
    }
  }

  private static io.longshore.controller.workload.Compiled site() {
    return new SampleNetwork("site")
        .with("h1", "zk1", "zookeeper", "1", 2181)
        .with("h1", "kafka1", "kafka", "1", 9092)
        .with("h1", "orderer1", "orderer", "1", 7050)
        .compiled();
  }

  private static void attached(OperatorGrpc.OperatorBlockingStub operator) throws Exception {
    while (operator
        .withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .status(StatusRequest.getDefaultInstance())
        .getView()
        .getHostsList()
        .stream()
        .noneMatch(one -> one.hasObserved())) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  private static String applied(OperatorGrpc.OperatorBlockingStub operator) {
    Iterator<ApplyEvent> events =
        operator
            .withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS)
            .apply(ApplyRequest.newBuilder().setSpec(FakeCompiler.spec("site")).build());
    while (events.hasNext()) {
      ApplyEvent event = events.next();
      if (event.hasEnd()) {
        return event.getEnd().getOutcome();
      }
      if (event.hasRefused()) {
        return event.getRefused().toString();
      }
    }
    return "no end";
  }

  private static void replaceIssuer(LoopbackController controller) {
    RootsGrpc.newBlockingStub(
            controller.clients().members(MutualTls.client(controller.clients().operator())))
        .withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .replaceIssuer(ReplaceIssuerRequest.newBuilder().setReason("as agreed").build());
  }
}
