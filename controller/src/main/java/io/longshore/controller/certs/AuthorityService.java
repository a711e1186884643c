package io.longshore.controller.certs;

import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.longshore.base.FailureException;
import io.longshore.base.Loop;
import io.longshore.controller.audit.AuditTrail;
import io.longshore.controller.pki.FleetAuthority;
import io.longshore.proto.v1.AddOperatorRequest;
import io.longshore.proto.v1.AllowRequest;
import io.longshore.proto.v1.AuditPage;
import io.longshore.proto.v1.AuthorityGrpc;
import io.longshore.proto.v1.CertificateList;
import io.longshore.proto.v1.DenialView;
import io.longshore.proto.v1.DenyReply;
import io.longshore.proto.v1.DenyRequest;
import io.longshore.proto.v1.ListCertificatesRequest;
import io.longshore.proto.v1.ListDeniedRequest;
import io.longshore.proto.v1.OperatorCertificate;
import io.longshore.proto.v1.ReadAuditRequest;
import io.longshore.proto.v1.RenewNodesReply;
import io.longshore.proto.v1.RenewNodesRequest;
import io.longshore.proto.v1.RenewOperatorRequest;
import io.longshore.tls.CallerIdentity;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What operators ask of the fleet's authority, answered on the loop. */
public final class AuthorityService extends AuthorityGrpc.AuthorityImplBase {
  private static final Logger LOG = LoggerFactory.getLogger(AuthorityService.class);
  private static final int LINES_PER_PAGE = 500;

  private final Loop loop;
  private final FleetAuthority authority;
  private final DenyList denied;
  private final AuthorityDesk desk;
  private final Inventory inventory;
  private final AuditTrail audit;
  private final NodeRenewing nodes;

  /**
   * A service over the parts of one authority.
   *
   * @param nodes renews what containers hold
   * @param onDenied ends the streams of whoever is denied now
   */
  public AuthorityService(
      Loop loop,
      Clock clock,
      FleetAuthority authority,
      DenyList denied,
      Ledger ledger,
      Inventory inventory,
      AuditTrail audit,
      NodeRenewing nodes,
      Runnable onDenied) {
    this.nodes = nodes;
    this.loop = loop;
    this.authority = authority;
    this.denied = denied;
    this.inventory = inventory;
    this.audit = audit;
    Register register = new Register(ledger, audit);
    this.desk = new AuthorityDesk(authority, denied, ledger, register, clock, onDenied);
  }

  @Override
  public void deny(DenyRequest request, StreamObserver<DenyReply> reply) {
    AuthorityDesk.Caller caller = caller();
    answer(
        "deny",
        reply,
        () -> {
          desk.deny(caller, request.getKind(), request.getValue(), request.getReason());
          LOG.warn("{} denies {}", caller.identity(), request.getValue());
          return denials();
        });
  }

  @Override
  public void allow(AllowRequest request, StreamObserver<DenyReply> reply) {
    answer(
        "allow",
        reply,
        () -> {
          desk.allow(request.getKind(), request.getValue());
          return denials();
        });
  }

  @Override
  public void listDenied(ListDeniedRequest request, StreamObserver<DenyReply> reply) {
    answer("denied", reply, this::denials);
  }

  @Override
  public void listCertificates(
      ListCertificatesRequest request, StreamObserver<CertificateList> reply) {
    answer("certificates", reply, inventory::list);
  }

  @Override
  public void addOperator(AddOperatorRequest request, StreamObserver<OperatorCertificate> reply) {
    AuthorityDesk.Caller caller = caller();
    answer(
        "operator",
        reply,
        () ->
            certificate(
                desk.add(
                    caller,
                    request.getName(),
                    request.getReadOnly(),
                    request.getPkcs10().toByteArray())));
  }

  @Override
  public void renewOperator(
      RenewOperatorRequest request, StreamObserver<OperatorCertificate> reply) {
    AuthorityDesk.Caller caller = caller();
    answer(
        "renew", reply, () -> certificate(desk.renew(caller, request.getPkcs10().toByteArray())));
  }

  @Override
  public void renewNodes(RenewNodesRequest request, StreamObserver<RenewNodesReply> reply) {
    String by = DenyList.holder(CallerIdentity.current());
    answer("renew nodes", reply, () -> nodes.renew(by, request));
  }

  @Override
  public void readAudit(ReadAuditRequest request, StreamObserver<AuditPage> pages) {
    try {
      AuditTrail.Reading all = audit.read();
      for (int from = 0; from < all.lines().size(); from += LINES_PER_PAGE) {
        int to = Math.min(all.lines().size(), from + LINES_PER_PAGE);
        pages.onNext(AuditPage.newBuilder().addAllLines(all.lines().subList(from, to)).build());
      }
      pages.onNext(
          AuditPage.newBuilder()
              .setNumber(all.head().number())
              .setDigest(all.head().digest().hex())
              .build());
      pages.onCompleted();
    } catch (FailureException failed) {
      pages.onError(
          Status.INTERNAL.withDescription(failed.failure().toString()).asRuntimeException());
    }
  }

  private OperatorCertificate certificate(List<X509Certificate> chain) {
    return OperatorCertificate.newBuilder()
        .addAllChain(HostMembership.encoded(chain))
        .addAllAuthorities(HostMembership.encoded(authority.authorities()))
        .build();
  }

  private DenyReply denials() {
    DenyReply.Builder reply = DenyReply.newBuilder();
    for (Denial denial : denied.all()) {
      reply.addDenials(
          DenialView.newBuilder()
              .setKind(denial.kind().name())
              .setValue(denial.value())
              .setReason(denial.reason())
              .setBy(denial.by())
              .setAtMs(denial.at().toEpochMilli()));
    }
    return reply.build();
  }

  private static AuthorityDesk.Caller caller() {
    return new AuthorityDesk.Caller(CallerIdentity.current(), CallerIdentity.certificate());
  }

  private <T> void answer(String name, StreamObserver<T> reply, Supplier<T> answer) {
    loop.submit(
        name,
        () -> {
          try {
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
        });
  }
}
