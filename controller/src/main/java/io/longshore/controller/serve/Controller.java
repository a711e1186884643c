package io.longshore.controller.serve;

import io.longshore.base.ArtifactFolder;
import io.longshore.base.Loop;
import io.longshore.base.StateDir;
import io.longshore.controller.artifact.Contents;
import io.longshore.controller.audit.AuditTrail;
import io.longshore.controller.certs.Issued;
import io.longshore.controller.custody.KeyChoice;
import io.longshore.controller.drift.DriftStore;
import io.longshore.controller.drift.DriftWatch;
import io.longshore.controller.drift.NetworkWatch;
import io.longshore.controller.enrol.EnrolmentService;
import io.longshore.controller.enrol.Enrolments;
import io.longshore.controller.fleet.FleetState;
import io.longshore.controller.fleet.HostLink;
import io.longshore.controller.fleet.HostLogs;
import io.longshore.controller.fleet.LinkService;
import io.longshore.controller.fleet.Links;
import io.longshore.controller.fleet.NodeCertificates;
import io.longshore.controller.http.HttpStart;
import io.longshore.controller.http.Pages;
import io.longshore.controller.ledger.LedgerDesk;
import io.longshore.controller.ledger.LedgerService;
import io.longshore.controller.operator.NetworkChannels;
import io.longshore.controller.operator.OperatorDesk;
import io.longshore.controller.operator.OrderingProof;
import io.longshore.controller.operator.SpecCompiler;
import io.longshore.controller.pki.FleetAuthority;
import io.longshore.controller.pki.FleetRoots;
import io.longshore.controller.renewal.NodeSeries;
import io.longshore.controller.renewal.RenewingCompiler;
import io.longshore.controller.rollout.RolloutDriver;
import io.longshore.controller.rollout.StrictHealing;
import io.longshore.controller.store.DesiredStore;
import io.longshore.controller.store.EnrolmentStore;
import io.longshore.controller.store.RunStore;
import io.longshore.controller.store.SqlRuns;
import io.longshore.controller.store.StateFiles;
import io.longshore.controller.store.sql.Database;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One controller, put together and started: wiring, no decisions. */
public final class Controller implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Controller.class);

  /** A broker stops in up to a minute, starts in ten seconds, and then catches up. */
  private static final Duration MEMBER_PATIENCE = Duration.ofMinutes(3);

  private static final String PLAIN =
      "private keys of authorities and administrators lie unencrypted in the controller's state;"
          + " choose a key: controller serve --key-file FILE, or the systemd credential "
          + KeyChoice.CREDENTIAL;

  private final Loop loop;
  private final Ports ports;
  private final AuditTrail audit;
  private final Optional<HttpStart> http;

  /**
   * A controller that is up when this returns.
   *
   * @param state where keys, tokens and what each host was told are kept; the operator's identity
   *     has its own folder
   * @param database where runs and histories are kept; closed by whoever made it
   * @param workload the certificates of the workload's own authorities
   * @param artifacts where it keeps large contents
   * @throws io.longshore.base.FailureException its state is damaged or a port is taken
   */
  public Controller(
      ControllerConfig config,
      Clock clock,
      SecureRandom random,
      Loop loop,
      StateDir state,
      Database database,
      SpecCompiler compiler,
      NodeCertificates certificates,
      OrderingProof proof,
      NetworkChannels channels,
      LedgerDesk ledgers,
      Supplier<List<Issued>> workload,
      ArtifactFolder artifacts) {
    this.loop = loop;
    FleetAuthority authority =
        new FleetAuthority(FleetRoots.open(state, clock, random), clock, random);
    Household household = new Household(config, loop, clock, random, state, authority);
    this.audit = household.audit();

    EnrolmentStore enrolments = new EnrolmentStore(state);
    DesiredStore desired = new DesiredStore(state);
    NodeSeries series = new NodeSeries(new StateFiles(state), desired.held());
    RenewingCompiler renewing = new RenewingCompiler(compiler, series);
    SqlRuns runs = new SqlRuns(database);
    runs.takeOver(new RunStore(state), clock.instant());
    FleetState fleet = new FleetState(clock, enrolments.enrolled().keySet());
    Links links = new Links(loop, fleet, desired, certificates, Contents.of(artifacts));
    household.begin(links, enrolments, fleet);
    channels.images().over(loop, links);
    RolloutDriver driver =
        new RolloutDriver(
            loop, clock, authority.deployment(), fleet, desired, runs, links, MEMBER_PATIENCE);
    DriftWatch drift =
        new DriftWatch(
            loop,
            clock,
            new DriftWatch.About(authority.deployment(), config.version()),
            fleet,
            desired,
            driver,
            new DriftStore(database));
    NetworkWatch network =
        new NetworkWatch(loop, clock, fleet, driver, runs, channels.look(), drift);
    Enrolments desk =
        new Enrolments(
            authority,
            enrolments,
            clock,
            random,
            household.doorkeeper(),
            (host, certificate) -> {
              household.enrolled(host, certificate);
              fleet.enrolled(host.host());
            });
    OperatorDesk operators =
        new OperatorDesk(
            loop,
            clock,
            authority.deployment(),
            config.version(),
            () ->
                Stream.concat(
                        config.key().isPresent() ? Stream.of() : Stream.of(PLAIN),
                        household.warnings().stream())
                    .toList(),
            fleet,
            desired,
            driver,
            drift,
            network,
            links,
            desk,
            renewing,
            proof,
            channels,
            artifacts);
    StrictHealing healing = new StrictHealing(loop, clock, fleet, driver, operators::busy);
    fleet.onChange(
        () -> {
          driver.wake();
          operators.changed();
          drift.changed();
          healing.changed();
        });
    driver.onChange(
        () -> {
          operators.changed();
          network.changed();
          healing.changed();
        });
    driver.beside(channels.companion());
    channels
        .companion()
        .onChange(
            () ->
                loop.submit(
                    "channels",
                    () -> {
                      driver.wake();
                      operators.changed();
                    }));
    Takeover.of(loop, runs, renewing, driver);

    Predicate<String> enrolled =
        host -> !(fleet.fleet().host(host).link() instanceof HostLink.NeverEnrolled);
    CallerLimits limits = new CallerLimits(clock);
    this.ports =
        new Ports(
            config,
            household::own,
            enrolled,
            limits,
            household.open(),
            audit,
            Stream.concat(
                    household.services(workload, series, desired).stream(),
                    Stream.of(
                        new LinkService(loop, links, artifacts),
                        operators.service(),
                        new LedgerService(
                            loop,
                            () -> runs.run().flatMap(run -> runs.spec(run.specDigest())),
                            ledgers,
                            HostLogs.over(loop, links))))
                .toList(),
            new EnrolmentService(loop, desk, authority, clock));
    Pages pages = new Pages(loop, fleet, driver, drift, household::expiries, limits::refused);
    this.http = config.http().map(address -> HttpStart.begin(loop, address, pages.all()));
    LOG.info(
        "fleet {}: listening on {} ports {} and {}",
        authority.deployment(),
        config.listen(),
        ports.memberPort(),
        ports.enrolmentPort());
    if (config.key().isEmpty()) {
      LOG.warn(PLAIN);
    }
    LOG.info("the operator's identity is {}", config.operatorIdentity());
  }

  /** Where agents and operators connect. */
  public int port() {
    return ports.memberPort();
  }

  /** Where hosts enrol. */
  public int enrolmentPort() {
    return ports.enrolmentPort();
  }

  /** Stops answering. The hosts go on with what they were told. */
  @Override
  public void close() {
    http.ifPresent(HttpStart::close);
    ports.close();
    loop.close();
    audit.close();
  }
}
