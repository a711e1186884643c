package io.longshore.controller.serve;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.longshore.proto.v1.AgentLinkGrpc;
import io.longshore.proto.v1.AuthorityGrpc;
import io.longshore.proto.v1.LedgerGrpc;
import io.longshore.proto.v1.OperatorGrpc;
import io.longshore.proto.v1.RootsGrpc;
import io.longshore.tls.CallerIdentity;
import io.longshore.tls.PeerIdentity;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who may call what: a table keyed by the full name of each call. What is not in it, nobody may
 * call, and a server whose services have a call without an entry does not start.
 *
 * <p>Which host an agent speaks for is not asked here, because no message says it: it is the host
 * of its certificate.
 */
final class Authorisation implements ServerInterceptor {
  private static final Logger LOG = LoggerFactory.getLogger(Authorisation.class);

  private static final Set<PeerIdentity.Role> AGENT = Set.of(PeerIdentity.Role.AGENT);
  private static final Set<PeerIdentity.Role> OPERATOR = Set.of(PeerIdentity.Role.OPERATOR);

  /** Calls that change nothing. */
  private static final Set<PeerIdentity.Role> READER =
      Set.of(PeerIdentity.Role.OPERATOR, PeerIdentity.Role.READER);

  /** The roles each call is for. */
  static final Map<String, Set<PeerIdentity.Role>> TABLE =
      Map.ofEntries(
          Map.entry(AgentLinkGrpc.getAttachMethod().getFullMethodName(), AGENT),
          Map.entry(AgentLinkGrpc.getFetchMethod().getFullMethodName(), AGENT),
          Map.entry(AgentLinkGrpc.getGiveMethod().getFullMethodName(), AGENT),
          Map.entry(OperatorGrpc.getUploadMethod().getFullMethodName(), OPERATOR),
          Map.entry(OperatorGrpc.getPlanMethod().getFullMethodName(), READER),
          Map.entry(OperatorGrpc.getApplyMethod().getFullMethodName(), OPERATOR),
          Map.entry(OperatorGrpc.getStatusMethod().getFullMethodName(), READER),
          Map.entry(OperatorGrpc.getDriftMethod().getFullMethodName(), READER),
          Map.entry(OperatorGrpc.getSetHoldMethod().getFullMethodName(), OPERATOR),
          Map.entry(OperatorGrpc.getCreateTokenMethod().getFullMethodName(), OPERATOR),
          Map.entry(OperatorGrpc.getProveOrderingMethod().getFullMethodName(), OPERATOR),
          Map.entry(OperatorGrpc.getApplyChannelsMethod().getFullMethodName(), OPERATOR),
          Map.entry(OperatorGrpc.getStoreCodeMethod().getFullMethodName(), OPERATOR),
          Map.entry(LedgerGrpc.getListChannelsMethod().getFullMethodName(), READER),
          Map.entry(LedgerGrpc.getShowChannelMethod().getFullMethodName(), READER),
          Map.entry(LedgerGrpc.getShowConfigurationMethod().getFullMethodName(), READER),
          Map.entry(LedgerGrpc.getShowBlockMethod().getFullMethodName(), READER),
          Map.entry(LedgerGrpc.getListChaincodesMethod().getFullMethodName(), READER),
          Map.entry(LedgerGrpc.getReadChaincodeLogsMethod().getFullMethodName(), READER),
          Map.entry(LedgerGrpc.getQueryChaincodeMethod().getFullMethodName(), READER),
          Map.entry(LedgerGrpc.getInvokeChaincodeMethod().getFullMethodName(), OPERATOR),
          Map.entry(LedgerGrpc.getDraftUpdateMethod().getFullMethodName(), OPERATOR),
          Map.entry(LedgerGrpc.getSubmitUpdateMethod().getFullMethodName(), OPERATOR),
          Map.entry(AuthorityGrpc.getDenyMethod().getFullMethodName(), OPERATOR),
          Map.entry(AuthorityGrpc.getAllowMethod().getFullMethodName(), OPERATOR),
          Map.entry(AuthorityGrpc.getListDeniedMethod().getFullMethodName(), READER),
          Map.entry(AuthorityGrpc.getListCertificatesMethod().getFullMethodName(), READER),
          Map.entry(AuthorityGrpc.getAddOperatorMethod().getFullMethodName(), OPERATOR),
          Map.entry(AuthorityGrpc.getRenewOperatorMethod().getFullMethodName(), READER),
          Map.entry(AuthorityGrpc.getRenewNodesMethod().getFullMethodName(), OPERATOR),
          Map.entry(AuthorityGrpc.getReadAuditMethod().getFullMethodName(), READER),
          Map.entry(RootsGrpc.getShowReplacementMethod().getFullMethodName(), READER),
          Map.entry(RootsGrpc.getBeginReplacementMethod().getFullMethodName(), OPERATOR),
          Map.entry(RootsGrpc.getContinueReplacementMethod().getFullMethodName(), OPERATOR),
          Map.entry(RootsGrpc.getAbortReplacementMethod().getFullMethodName(), OPERATOR),
          Map.entry(RootsGrpc.getReplaceIssuerMethod().getFullMethodName(), OPERATOR));

  private final Map<String, Set<PeerIdentity.Role>> table;
  private final Predicate<String> enrolled;

  /**
   * Authorisation by a table.
   *
   * @param enrolled whether the fleet knows an agent's host
   * @throws IllegalStateException a call of the services has no entry
   */
  Authorisation(
      Map<String, Set<PeerIdentity.Role>> table,
      Collection<ServerServiceDefinition> services,
      Predicate<String> enrolled) {
    this.table = Map.copyOf(table);
    this.enrolled = enrolled;
    List<String> missing =
        services.stream()
            .flatMap(service -> service.getMethods().stream())
            .map(ServerMethodDefinition::getMethodDescriptor)
            .map(method -> method.getFullMethodName())
            .filter(method -> !this.table.containsKey(method))
            .sorted()
            .toList();
    if (!missing.isEmpty()) {
      throw new IllegalStateException("nothing says who may call " + missing);
    }
  }

  /** The calls that change something on an operator's word. */
  static Set<String> mutating() {
    return TABLE.entrySet().stream()
        .filter(entry -> entry.getValue().equals(OPERATOR))
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    PeerIdentity caller = CallerIdentity.current();
    String method = call.getMethodDescriptor().getFullMethodName();
    if (!table.getOrDefault(method, Set.of()).contains(caller.role())) {
      return refuse(call, caller, method + " is not for an " + caller.role().word());
    }
    if (caller.role() == PeerIdentity.Role.AGENT && !enrolled.test(caller.name())) {
      return refuse(call, caller, "host " + caller.name() + " is not enrolled here");
    }
    return next.startCall(call, headers);
  }

  private static <Q, A> ServerCall.Listener<Q> refuse(
      ServerCall<Q, A> call, PeerIdentity caller, String why) {
    LOG.warn("{} was refused: {}", caller, why);
    call.close(Status.PERMISSION_DENIED.withDescription(why), new Metadata());
    return new ServerCall.Listener<>() {};
  }
}
