package io.longshore.controller.ledger;

import com.google.protobuf.Message;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.longshore.base.Loop;
import io.longshore.controller.fleet.HostLogs;
import io.longshore.proto.v1.BlockAnswer;
import io.longshore.proto.v1.BlockQuestion;
import io.longshore.proto.v1.CallAnswer;
import io.longshore.proto.v1.CallQuestion;
import io.longshore.proto.v1.ChaincodesAnswer;
import io.longshore.proto.v1.ChaincodesQuestion;
import io.longshore.proto.v1.ChannelAnswer;
import io.longshore.proto.v1.ChannelQuestion;
import io.longshore.proto.v1.ChannelsAnswer;
import io.longshore.proto.v1.ChannelsQuestion;
import io.longshore.proto.v1.ConfigurationAnswer;
import io.longshore.proto.v1.ConfigurationQuestion;
import io.longshore.proto.v1.DraftAnswer;
import io.longshore.proto.v1.DraftQuestion;
import io.longshore.proto.v1.LedgerGrpc;
import io.longshore.proto.v1.LogsAnswer;
import io.longshore.proto.v1.LogsQuestion;
import io.longshore.proto.v1.ProblemReport;
import io.longshore.proto.v1.Spec;
import io.longshore.proto.v1.SubmitAnswer;
import io.longshore.proto.v1.SubmitQuestion;
import io.longshore.tls.CallerIdentity;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Operators' questions as gRPC delivers them; nodes are asked off the loop. */
public final class LedgerService extends LedgerGrpc.LedgerImplBase {
  /** Of every answer's form; rises when a field changes its meaning. */
  static final int SCHEMA = 1;

  private static final Logger LOG = LoggerFactory.getLogger(LedgerService.class);

  private final Loop loop;
  private final Supplier<Optional<Spec>> applied;
  private final LedgerDesk desk;
  private final HostLogs logs;

  /**
   * Answers about the network of the last apply.
   *
   * @param applied the spec of the last apply; asked on the loop
   * @param logs of chaincodes' containers
   */
  public LedgerService(
      Loop loop, Supplier<Optional<Spec>> applied, LedgerDesk desk, HostLogs logs) {
    this.logs = logs;
    this.loop = loop;
    this.applied = applied;
    this.desk = desk;
  }

  @Override
  public void listChannels(ChannelsQuestion question, StreamObserver<ChannelsAnswer> reply) {
    answer(
        reply,
        nodes -> new ChannelSurvey(nodes).all(),
        report -> ChannelsAnswer.newBuilder().setSchemaVersion(SCHEMA).addProblems(report).build());
  }

  @Override
  public void showChannel(ChannelQuestion question, StreamObserver<ChannelAnswer> reply) {
    answer(
        reply,
        nodes -> new ChannelSurvey(nodes).one(question.getChannel()),
        report -> ChannelAnswer.newBuilder().setSchemaVersion(SCHEMA).addProblems(report).build());
  }

  @Override
  public void showConfiguration(
      ConfigurationQuestion question, StreamObserver<ConfigurationAnswer> reply) {
    answer(
        reply,
        nodes -> Configurations.show(nodes, question),
        report ->
            ConfigurationAnswer.newBuilder().setSchemaVersion(SCHEMA).addProblems(report).build());
  }

  @Override
  public void showBlock(BlockQuestion question, StreamObserver<BlockAnswer> reply) {
    answer(
        reply,
        nodes -> BlockLookup.show(nodes, question),
        report -> BlockAnswer.newBuilder().setSchemaVersion(SCHEMA).addProblems(report).build());
  }

  @Override
  public void listChaincodes(ChaincodesQuestion question, StreamObserver<ChaincodesAnswer> reply) {
    answer(
        reply,
        nodes -> new ChaincodeSurvey(nodes).all(),
        report ->
            ChaincodesAnswer.newBuilder().setSchemaVersion(SCHEMA).addProblems(report).build());
  }

  @Override
  public void readChaincodeLogs(LogsQuestion question, StreamObserver<LogsAnswer> reply) {
    answer(
        reply,
        nodes -> ChaincodeLogs.read(nodes, logs, question),
        report -> LogsAnswer.newBuilder().setSchemaVersion(SCHEMA).addProblems(report).build());
  }

  @Override
  public void queryChaincode(CallQuestion question, StreamObserver<CallAnswer> reply) {
    answer(reply, nodes -> Calls.query(nodes, question), LedgerService::refusal);
  }

  @Override
  public void invokeChaincode(CallQuestion question, StreamObserver<CallAnswer> reply) {
    LOG.info(
        "{} invokes {} in {}",
        CallerIdentity.current(),
        question.getChaincode(),
        question.getChannel());
    answer(reply, nodes -> Calls.invoke(nodes, question), LedgerService::refusal);
  }

  @Override
  public void draftUpdate(DraftQuestion question, StreamObserver<DraftAnswer> reply) {
    answer(
        reply,
        nodes -> Updates.draft(nodes, question.getChannel()),
        report -> DraftAnswer.newBuilder().setSchemaVersion(SCHEMA).addProblems(report).build());
  }

  @Override
  public void submitUpdate(SubmitQuestion question, StreamObserver<SubmitAnswer> reply) {
    LOG.info("{} submits an update of a channel", CallerIdentity.current());
    answer(
        reply,
        nodes -> Updates.submit(nodes, question.getFile()),
        report -> SubmitAnswer.newBuilder().setSchemaVersion(SCHEMA).addProblems(report).build());
  }

  private static CallAnswer refusal(ProblemReport report) {
    return CallAnswer.newBuilder().setSchemaVersion(SCHEMA).addProblems(report).build();
  }

  private <A extends Message> void answer(
      StreamObserver<A> reply,
      LedgerDesk.Question<A> question,
      Function<ProblemReport, A> refusal) {
    loop.submit(
        "ledger",
        () -> {
          Optional<Spec> spec = applied.get();
          loop.offload(
              "ask Fabric",
              () -> asked(spec, question, refusal),
              (answer, trouble) -> send(reply, answer, trouble));
        });
  }

  private <A> A asked(
      Optional<Spec> spec, LedgerDesk.Question<A> question, Function<ProblemReport, A> refusal) {
    try {
      return desk.ask(spec, question);
    } catch (LedgerProblem problem) {
      return refusal.apply(problem.report());
    }
  }

  private static <A> void send(StreamObserver<A> reply, A answer, Throwable trouble) {
    if (trouble != null) {
      LOG.error("a question about the ledger failed", trouble);
      reply.onError(
          Status.INTERNAL
              .withDescription("the controller failed at this; its log says more")
              .asRuntimeException());
      return;
    }
    reply.onNext(answer);
    reply.onCompleted();
  }
}
