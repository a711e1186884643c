package io.longshore.controller.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.longshore.controller.fleet.HostLink;
import io.longshore.controller.fleet.HostState;
import io.longshore.model.DriftReason;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class VerdictsTest {
  private static final HostLink HERE = new HostLink.Attached(Told.NOW);
  private static final HostLink GONE = new HostLink.Silent(Told.NOW);

  static Stream<Arguments> hosts() {
    Told drifted = new Told().with(Told.finding("zk1", "image", DriftReason.CHANGED));
    return Stream.of(
        Arguments.of("well", HERE, new Told(), Verdict.IN_SYNC),
        Arguments.of("changed", HERE, drifted, Verdict.DRIFTED),
        Arguments.of("changed, now silent", GONE, drifted, Verdict.UNREACHABLE),
        Arguments.of("never seen", new HostLink.NeverSeen(), null, Verdict.UNREACHABLE),
        Arguments.of("never enrolled", new HostLink.NeverEnrolled(), null, Verdict.UNREACHABLE),
        Arguments.of("says nothing yet", HERE, null, Verdict.UNKNOWN),
        Arguments.of("engine away", HERE, new Told().engineAway(), Verdict.UNKNOWN),
        Arguments.of("another generation", HERE, new Told().generation(3), Verdict.UNKNOWN),
        Arguments.of("pending", HERE, told(DriftReason.SPEC_PENDING), Verdict.DRIFTED),
        Arguments.of("unreadable", HERE, told(DriftReason.UNREADABLE), Verdict.UNKNOWN),
        Arguments.of("foreign", HERE, told(DriftReason.NOT_OURS), Verdict.IN_SYNC),
        Arguments.of("excused", HERE, told(DriftReason.EXCUSED), Verdict.IN_SYNC),
        Arguments.of("a peer's", HERE, told(DriftReason.CHAINCODE), Verdict.IN_SYNC));
  }

  private static Told told(DriftReason reason) {
    return new Told().with(Told.finding("zk1", "image", reason));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hosts")
  void every_host_has_the_verdict_it_earns(String name, HostLink link, Told told, Verdict verdict) {
    HostState host =
        new HostState(
            "h1", link, "", "", Optional.ofNullable(told).map(Told::host), Optional.empty());
    HostVerdict found = Verdicts.of(host, 4);
    assertEquals(verdict, found.verdict(), found.why());
    assertFalse(found.why().isBlank());
  }
}
