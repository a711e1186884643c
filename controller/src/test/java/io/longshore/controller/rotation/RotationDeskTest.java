package io.longshore.controller.rotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.longshore.base.FailureException;
import io.longshore.controller.audit.FakeAuditFile;
import io.longshore.controller.pki.FleetRoots;
import io.longshore.controller.pki.PathCheck;
import io.longshore.controller.pki.Replacement.Phase;
import io.longshore.tls.TlsFiles;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RotationDeskTest {
  private static final String BY = "operator/operator";
  private RotatedFleet fleet;
  private X509Certificate old;

  @BeforeEach
  void begin() throws Exception {
    fleet = new RotatedFleet(new FakeAuditFile());
    old = fleet.authority.root();
    for (String host : List.of("h1", "h2", "h3")) {
      fleet.enrol(host).come();
    }
  }

  private Optional<Phase> phase() {
    return fleet.authority.roots().phase();
  }

  private List<String> missing() {
    return fleet.desk.standing().laggards().stream()
        .map(one -> one.name() + " " + one.why())
        .toList();
  }

  private void everybodyTalks() {
    fleet.hosts.forEach(
        (name, host) -> assertTrue(fleet.canTalk(host.identity), name + " in " + phase()));
  }

  @Test
  void goes_by_itself_to_where_only_a_word_is_missing_and_ends_with_it() {
    fleet.desk.begin(BY, "yearly");
    everybodyTalks();
    fleet.desk.look();
    assertEquals(Optional.of(Phase.REISSUE), phase());
    assertTrue(fleet.desk.standing().waitsForWord(), missing().toString());
    everybodyTalks();
    fleet.desk.proceed(BY, List.of(), "");
    assertEquals(Optional.empty(), phase());
    everybodyTalks();
    assertEquals(2, fleet.authority.roots().signing().number());
    fleet.hosts.values().forEach(host -> assertFalse(host.identity.authorities().contains(old)));
  }

  @Test
  void waits_for_a_host_that_sleeps_and_goes_on_without_it_on_a_word_with_a_reason() {
    RotatedFleet.Host sleeper = fleet.hosts.get("h3");
    sleeper.awake = false;
    fleet.start();
    fleet.desk.begin(BY, "yearly");
    fleet.desk.look();
    assertEquals(Optional.of(Phase.TRUST_BOTH), phase());
    assertEquals(List.of("agent/h3 SILENT"), missing());
    assertThrows(FailureException.class, () -> fleet.desk.proceed(BY, List.of(), ""));
    assertThrows(FailureException.class, () -> fleet.desk.proceed(BY, List.of("h3"), " "));
    assertThrows(FailureException.class, () -> fleet.desk.proceed(BY, List.of("h9"), "why"));
    fleet.desk.proceed(BY, List.of("h3"), "in repair");
    assertEquals(Optional.of(Phase.REISSUE), phase());
    assertTrue(fleet.canTalk(sleeper.identity), "the old root vouches for the new one");
    sleeper.wake();
    assertTrue(fleet.authority.roots().signed(sleeper.identity.chain().get(0)));
    fleet.desk.proceed(BY, List.of(), "");
    assertEquals(Optional.empty(), phase());
    assertTrue(fleet.canTalk(sleeper.identity));
  }

  @Test
  void a_host_that_slept_through_all_of_it_gets_in_no_more_and_does_with_a_token()
      throws Exception {
    fleet.hosts.get("h3").awake = false;
    fleet.start();
    fleet.desk.begin(BY, "yearly");
    fleet.desk.proceed(BY, List.of("h3"), "in repair");
    fleet.desk.proceed(BY, List.of(), "");
    assertFalse(fleet.canTalk(fleet.hosts.get("h3").identity));
    assertTrue(fleet.canTalk(fleet.enrol("h3").identity));
  }

  @Test
  void waits_for_people_until_they_have_renewed() throws Exception {
    var before = fleet.person("alice");
    fleet.desk.begin(BY, "yearly");
    fleet.desk.look();
    assertEquals(List.of("operator/alice PERSON_NOT_RENEWED"), missing());
    assertTrue(fleet.canTalk(before), "she gets in to renew");
    assertTrue(fleet.canTalk(fleet.person("alice")));
    fleet.desk.proceed(BY, List.of(), "");
    assertEquals(Optional.empty(), phase());
    assertFalse(fleet.canTalk(before));
  }

  @Test
  void is_taken_back_from_every_phase_but_the_last() {
    fleet.desk.begin(BY, "yearly");
    fleet.desk.abort(BY, "at the wrong time");
    fleet.desk.look();
    assertEquals(Optional.empty(), phase());
    assertEquals(List.of(old), fleet.authority.authorities());
    everybodyTalks();

    fleet.desk.begin(BY, "yearly");
    fleet.desk.look();
    assertEquals(3, fleet.authority.roots().signing().number(), "numbers are not used twice");
    fleet.desk.abort(BY, "at the wrong time");
    everybodyTalks();
    fleet.desk.look();
    everybodyTalks();
    fleet.desk.proceed(BY, List.of(), "");
    assertEquals(Optional.empty(), phase());
    assertEquals(old, fleet.authority.root());
    everybodyTalks();
    fleet.hosts.values().forEach(host -> assertEquals(List.of(old), host.identity.authorities()));
  }

  @Test
  void a_dropped_root_is_not_taken_back_and_leaves_no_key_behind() {
    fleet.hosts.get("h3").awake = false;
    fleet.start();
    fleet.desk.begin(BY, "yearly");
    fleet.desk.proceed(BY, List.of("h3"), "in repair");
    RotatedFleet.Host last = fleet.hosts.get("h2");
    last.awake = false;
    fleet.desk.proceed(BY, List.of(), "");
    assertEquals(Optional.of(Phase.DROP_OLD), phase());
    assertEquals(List.of("agent/h2 SILENT"), missing());
    assertThrows(FailureException.class, () -> fleet.desk.abort(BY, "no"));
    assertTrue(fleet.authority.roots().replacement().orElseThrow().key().isEmpty());
    last.wake();
    fleet.desk.look();
    assertEquals(Optional.empty(), phase());
  }

  @Test
  void killed_at_any_write_it_goes_on_where_it_was_and_nobody_is_locked_out() throws Exception {
    int writes = countWrites();
    List<String> ends = new ArrayList<>();
    for (int point = 0; point < writes; point++) {
      begin();
      fleet.state.failPutAfter(point);
      for (int step = 0; step < 8; step++) {
        try {
          step(step);
        } catch (FailureException killed) {
          fleet.start();
          step--;
        }
        everybodyTalks();
      }
      FleetRoots roots = fleet.authority.roots();
      ends.add(roots.phase() + " " + fleet.desk.standing().laggards());
      fleet.hosts.forEach(
          (name, host) ->
              assertEquals(roots.trusted(), host.identity.authorities(), name + " after " + ends));
      assertFalse(roots.trusted().contains(old));
    }
    assertTrue(writes > 12, "writes: " + writes);
    assertEquals(List.of("Optional.empty []"), ends.stream().distinct().toList());
  }

  @Test
  void another_issuing_authority_signs_past_half_of_the_life_of_the_one_there_is() {
    TlsFiles host = fleet.hosts.get("h1").identity;
    X509Certificate first = fleet.authority.issuer();
    fleet.desk.look();
    assertEquals(first, fleet.authority.issuer(), "not before");
    fleet.clock.advance(Duration.ofDays(183));
    fleet.desk.look();
    fleet.desk.look();
    assertEquals(2, fleet.authority.roots().issuers().current().number());
    assertTrue(fleet.authority.roots().signed(host.chain().get(0)));
    assertTrue(PathCheck.client(fleet.authority.authorities(), host.chain()));
    X509Certificate second = fleet.authority.issuer();
    fleet.start();
    assertEquals(second, fleet.authority.issuer(), "it is on disk");
  }

  @Test
  void a_person_may_have_it_replaced_at_any_time_with_a_reason_and_nobody_is_waited_for() {
    assertThrows(FailureException.class, () -> fleet.desk.replaceIssuer(BY, " "));
    fleet.desk.replaceIssuer(BY, "as agreed");
    everybodyTalks();
    assertEquals(List.of(), missing());
    fleet.desk.begin(BY, "yearly");
    fleet.desk.look();
    fleet.desk.replaceIssuer(BY, "as agreed");
    everybodyTalks();
    assertEquals(Optional.of(Phase.REISSUE), phase());
    assertEquals(List.of(), missing(), "those of the one before are of the new root too");
    fleet.desk.proceed(BY, List.of(), "");
    assertEquals(Optional.empty(), phase());
    everybodyTalks();
  }

  @Test
  void killed_at_any_write_of_another_issuing_authority_nobody_is_locked_out() throws Exception {
    int before = fleet.state.puts();
    fleet.desk.replaceIssuer(BY, "as agreed");
    int writes = fleet.state.puts() - before;
    assertTrue(writes >= 2, "writes: " + writes);
    for (int point = 0; point < writes; point++) {
      begin();
      fleet.state.failPutAfter(point);
      assertThrows(FailureException.class, () -> fleet.desk.replaceIssuer(BY, "as agreed"));
      everybodyTalks();
      fleet.start();
      everybodyTalks();
      fleet.desk.replaceIssuer(BY, "as agreed");
      everybodyTalks();
    }
  }

  /** Each can be repeated. */
  private void step(int step) {
    switch (step) {
      case 0 -> {
        if (phase().isEmpty()) {
          fleet.desk.begin(BY, "yearly");
        }
      }
      case 5 -> {
        if (phase().isPresent()) {
          fleet.desk.proceed(BY, List.of(), "");
        }
      }
      default -> {
        fleet.hosts.values().forEach(RotatedFleet.Host::lookAgain);
        fleet.desk.look();
      }
    }
  }

  private int countWrites() throws Exception {
    int before = fleet.state.puts();
    for (int step = 0; step < 8; step++) {
      step(step);
    }
    int writes = fleet.state.puts() - before;
    begin();
    return writes;
  }
}
