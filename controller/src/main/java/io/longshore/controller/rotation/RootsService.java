package io.longshore.controller.rotation;

import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.longshore.base.FailureException;
import io.longshore.base.Loop;
import io.longshore.controller.certs.DenyList;
import io.longshore.controller.pki.FleetIssuer;
import io.longshore.controller.pki.Replacement;
import io.longshore.proto.v1.AbortReplacementRequest;
import io.longshore.proto.v1.BeginReplacementRequest;
import io.longshore.proto.v1.ContinueReplacementRequest;
import io.longshore.proto.v1.LaggardView;
import io.longshore.proto.v1.ReplaceIssuerRequest;
import io.longshore.proto.v1.ReplacementView;
import io.longshore.proto.v1.RootView;
import io.longshore.proto.v1.RootsGrpc;
import io.longshore.proto.v1.ShowReplacementRequest;
import io.longshore.proto.v1.WaivedView;
import io.longshore.tls.CallerIdentity;
import io.longshore.tls.TlsFiles;
import java.security.cert.X509Certificate;

/** What operators ask of the fleet's roots, answered on the loop. */
public final class RootsService extends RootsGrpc.RootsImplBase {
  private final Loop loop;
  private final RotationDesk desk;

  /** A service over this desk. */
  public RootsService(Loop loop, RotationDesk desk) {
    this.loop = loop;
    this.desk = desk;
  }

  @Override
  public void showReplacement(
      ShowReplacementRequest request, StreamObserver<ReplacementView> reply) {
    answer(reply, () -> {});
  }

  @Override
  public void beginReplacement(
      BeginReplacementRequest request, StreamObserver<ReplacementView> reply) {
    String by = DenyList.holder(CallerIdentity.current());
    answer(reply, () -> desk.begin(by, request.getReason()));
  }

  @Override
  public void continueReplacement(
      ContinueReplacementRequest request, StreamObserver<ReplacementView> reply) {
    String by = DenyList.holder(CallerIdentity.current());
    answer(reply, () -> desk.proceed(by, request.getWithoutList(), request.getReason()));
  }

  @Override
  public void abortReplacement(
      AbortReplacementRequest request, StreamObserver<ReplacementView> reply) {
    String by = DenyList.holder(CallerIdentity.current());
    answer(reply, () -> desk.abort(by, request.getReason()));
  }

  @Override
  public void replaceIssuer(ReplaceIssuerRequest request, StreamObserver<ReplacementView> reply) {
    String by = DenyList.holder(CallerIdentity.current());
    answer(reply, () -> desk.replaceIssuer(by, request.getReason()));
  }

  private void answer(StreamObserver<ReplacementView> reply, Runnable deed) {
    loop.submit(
        "fleet root",
        () -> {
          try {
            deed.run();
            reply.onNext(view(desk.standing()));
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
        });
  }

  private static ReplacementView view(RotationDesk.Standing standing) {
    FleetIssuer issuer = standing.roots().issuers().current();
    ReplacementView.Builder view =
        ReplacementView.newBuilder()
            .setIssuer(root(issuer.number(), issuer.certificate()))
            .setSigning(
                root(standing.roots().signing().number(), standing.roots().signing().certificate()))
            .setWaitsForWord(standing.waitsForWord());
    standing.roots().replacement().ifPresent(change -> add(change, view));
    for (Laggard one : standing.laggards()) {
      view.addLaggards(
          LaggardView.newBuilder()
              .setHolder(one.name())
              .setWhy(one.why().name())
              .setSentence(one.why().sentence())
              .setRemedy(one.why().remedy()));
    }
    return view.build();
  }

  private static void add(Replacement change, ReplacementView.Builder view) {
    view.setOther(root(change.number(), change.certificate()))
        .setPhase(change.phase().name())
        .setSentence(change.phase().sentence())
        .setSinceMs(change.since().toEpochMilli())
        .setBy(change.by())
        .setReason(change.reason());
    change
        .waived()
        .forEach(
            (holder, why) ->
                view.addWaived(WaivedView.newBuilder().setHolder(holder).setReason(why)));
  }

  private static RootView root(int number, X509Certificate certificate) {
    return RootView.newBuilder()
        .setNumber(number)
        .setFingerprint(TlsFiles.fingerprint(certificate))
        .setNotAfterMs(certificate.getNotAfter().getTime())
        .build();
  }
}
