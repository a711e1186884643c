package io.longshore.controller.operator;

import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.longshore.base.ArtifactFolder;
import io.longshore.base.FailureException;
import io.longshore.base.Loop;
import io.longshore.controller.artifact.Receiving;
import io.longshore.controller.drift.DriftWatch;
import io.longshore.controller.drift.NetworkWatch;
import io.longshore.controller.enrol.Enrolments;
import io.longshore.controller.rollout.RolloutDriver;
import io.longshore.controller.spec.Exit;
import io.longshore.controller.spec.Problem;
import io.longshore.controller.store.RunRecord;
import io.longshore.controller.workload.Compiled;
import io.longshore.proto.v1.ApplyEvent;
import io.longshore.proto.v1.ApplyRequest;
import io.longshore.proto.v1.ChannelEvent;
import io.longshore.proto.v1.ChannelsRequest;
import io.longshore.proto.v1.CodeChunk;
import io.longshore.proto.v1.CodeStored;
import io.longshore.proto.v1.DriftReport;
import io.longshore.proto.v1.DriftRequest;
import io.longshore.proto.v1.HoldReply;
import io.longshore.proto.v1.HoldRequest;
import io.longshore.proto.v1.OperatorGrpc;
import io.longshore.proto.v1.PlanReply;
import io.longshore.proto.v1.PlanRequest;
import io.longshore.proto.v1.ProveReply;
import io.longshore.proto.v1.ProveRequest;
import io.longshore.proto.v1.StatusReply;
import io.longshore.proto.v1.StatusRequest;
import io.longshore.proto.v1.TokenReply;
import io.longshore.proto.v1.TokenRequest;
import io.longshore.proto.v1.UploadAnswer;
import io.longshore.proto.v1.UploadPart;
import io.longshore.tls.CallerIdentity;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Operators' calls as gRPC delivers them, answered on the loop. */
final class OperatorService extends OperatorGrpc.OperatorImplBase {
  private static final Logger LOG = LoggerFactory.getLogger(OperatorService.class);

  /** Longer than any history is kept. */
  private static final Duration LONGEST = Duration.ofDays(1_000);

  private final Loop loop;
  private final About about;
  private final PlanDesk plans;
  private final Applications applications;
  private final RolloutDriver driver;
  private final FleetViews views;
  private final DriftWatch drift;
  private final NetworkWatch network;
  private final Enrolments enrolments;
  private final OrderingProof proof;
  private final ChannelDesk channels;
  private final ChannelPlanning planning;
  private final ArtifactFolder artifacts;
  private final HoldDesk holds;

  OperatorService(
      Loop loop,
      About about,
      PlanDesk plans,
      Applications applications,
      RolloutDriver driver,
      FleetViews views,
      DriftWatch drift,
      NetworkWatch network,
      Enrolments enrolments,
      OrderingProof proof,
      ChannelDesk channels,
      ChannelPlanning planning,
      ArtifactFolder artifacts,
      HoldDesk holds) {
    this.loop = loop;
    this.about = about;
    this.plans = plans;
    this.applications = applications;
    this.driver = driver;
    this.views = views;
    this.drift = drift;
    this.network = network;
    this.enrolments = enrolments;
    this.proof = proof;
    this.channels = channels;
    this.planning = planning;
    this.artifacts = artifacts;
    this.holds = holds;
  }

  @Override
  public void plan(PlanRequest request, StreamObserver<PlanReply> reply) {
    loop.submit(
        "plan", () -> plans.plan(request, (plan, trouble) -> answer(reply, trouble, () -> plan)));
  }

  @Override
  public StreamObserver<CodeChunk> storeCode(StreamObserver<CodeStored> reply) {
    LOG.info("{} sends packages of chaincodes", CallerIdentity.current());
    return new CodeUpload(
        reply,
        code ->
            loop.offload(
                "keep packages",
                () -> {
                  code.forEach((id, bytes) -> planning.store(id.name(), id.version(), bytes));
                  return CodeStored.newBuilder().setPackages(code.size()).build();
                },
                (stored, trouble) -> answer(reply, trouble, () -> stored)));
  }

  @Override
  public void apply(ApplyRequest request, StreamObserver<ApplyEvent> events) {
    LOG.info("{} applies a spec", CallerIdentity.current());
    ServerCallStreamObserver<ApplyEvent> down = (ServerCallStreamObserver<ApplyEvent>) events;
    down.setOnCancelHandler(() -> LOG.info("an operator detached; the work goes on"));
    ApplyStream stream = new ApplyStream(down);
    loop.submit("apply", () -> applications.apply(request, stream));
  }

  @Override
  public void status(StatusRequest request, StreamObserver<StatusReply> reply) {
    loop.submit("status", () -> answer(reply, null, this::status));
  }

  private StatusReply status() {
    StatusReply.Builder status =
        StatusReply.newBuilder()
            .setDeployment(about.deployment())
            .setControllerVersion(about.version())
            .setView(views.now())
            .setRun(driver.newest().map(RunRecord::name).orElse(""))
            .addAllWarnings(about.warnings().get())
            .addAllChannels(drift.channels())
            .addAllChannelFindings(drift.channelFindings());
    driver
        .newest()
        .filter(run -> run.end().isPresent())
        .ifPresent(
            run -> status.setLastEnd(Replies.end(run, driver.stages(), driver.course().words())));
    return status.build();
  }

  @Override
  public void drift(DriftRequest request, StreamObserver<DriftReport> reply) {
    loop.submit(
        "drift",
        () ->
            network.fresh(
                () ->
                    drift.report(
                        request.getHost(),
                        Duration.ofMillis(
                            Math.min(Math.max(request.getSinceMs(), 0), LONGEST.toMillis())),
                        (report, trouble) -> answer(reply, trouble, () -> report))));
  }

  @Override
  public void setHold(HoldRequest request, StreamObserver<HoldReply> reply) {
    String by = CallerIdentity.current().toString();
    LOG.info(
        "{} {} {}/{}",
        by,
        request.getReason().isBlank() ? "releases" : "holds",
        request.getHost(),
        request.getContainer());
    loop.submit("hold", () -> holds.ask(request, by, answer -> answer(reply, null, () -> answer)));
  }

  @Override
  public void createToken(TokenRequest request, StreamObserver<TokenReply> reply) {
    LOG.info("{} asks for a token for {}", CallerIdentity.current(), request.getHost());
    loop.submit("token", () -> answer(reply, null, () -> token(request)));
  }

  private TokenReply token(TokenRequest request) {
    Enrolments.Issued issued =
        enrolments.createToken(request.getHost(), Duration.ofSeconds(request.getValidSeconds()));
    return TokenReply.newBuilder()
        .setToken(issued.token().text())
        .setExpiresAtMs(issued.expiresAt().toEpochMilli())
        .build();
  }

  @Override
  public void proveOrdering(ProveRequest request, StreamObserver<ProveReply> reply) {
    LOG.info("{} asks for a proof of ordering", CallerIdentity.current());
    loop.submit("prove", () -> prove(request, reply));
  }

  private void prove(ProveRequest request, StreamObserver<ProveReply> reply) {
    Optional<Compiled> network = driver.wanted();
    if (network.isEmpty()) {
      Problem none =
          new Problem(
              "",
              0,
              "controller",
              "no spec has been applied yet",
              "",
              "controller apply conf/network.conf",
              Exit.UNMET);
      answer(reply, null, () -> ProveReply.newBuilder().setProblem(Replies.problem(none)).build());
      return;
    }
    loop.offload(
        "prove ordering",
        () -> proof.prove(network.get(), request),
        (proven, trouble) -> answer(reply, trouble, () -> proven));
  }

  @Override
  public StreamObserver<ChannelsRequest> applyChannels(StreamObserver<ChannelEvent> events) {
    LOG.info("{} asks for channels", CallerIdentity.current());
    ServerCallStreamObserver<ChannelEvent> down = (ServerCallStreamObserver<ChannelEvent>) events;
    down.setOnCancelHandler(() -> LOG.info("an operator detached; the work goes on"));
    ChannelStream stream = new ChannelStream(down);
    return new ChannelUpload(
        down, asked -> loop.submit("channels", () -> channels.apply(asked, stream)));
  }

  @Override
  public StreamObserver<UploadPart> upload(StreamObserver<UploadAnswer> down) {
    LOG.info("{} brings a content", CallerIdentity.current());
    return new Receiving(artifacts, down);
  }

  private static <T> void answer(
      StreamObserver<T> reply, Throwable trouble, java.util.function.Supplier<T> answer) {
    try {
      if (trouble instanceof FailureException failed) {
        throw failed;
      }
      if (trouble != null) {
        LOG.error("a call failed", trouble);
        reply.onError(
            Status.INTERNAL
                .withDescription("the controller failed at this; its log says more")
                .asRuntimeException());
        return;
      }
      T message = answer.get();
      reply.onNext(message);
      reply.onCompleted();
    } catch (FailureException failed) {
      Status status =
          switch (failed.failure().kind()) {
            case REJECTED -> Status.INVALID_ARGUMENT;
            case RETRY -> Status.UNAVAILABLE;
            case BROKEN -> Status.INTERNAL;
          };
      reply.onError(status.withDescription(failed.failure().toString()).asRuntimeException());
    }
  }

  /**
   * What a controller says of itself.
   *
   * @param deployment the fleet's identity
   * @param version of this program
   */
  record About(String deployment, String version, Supplier<List<String>> warnings) {}
}
