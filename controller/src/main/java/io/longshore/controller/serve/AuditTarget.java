package io.longshore.controller.serve;

import io.longshore.base.Digest;
import io.longshore.proto.v1.AbortReplacementRequest;
import io.longshore.proto.v1.AddOperatorRequest;
import io.longshore.proto.v1.AllowRequest;
import io.longshore.proto.v1.ApplyRequest;
import io.longshore.proto.v1.BeginReplacementRequest;
import io.longshore.proto.v1.ChannelsRequest;
import io.longshore.proto.v1.ContinueReplacementRequest;
import io.longshore.proto.v1.DenyRequest;
import io.longshore.proto.v1.ProveRequest;
import io.longshore.proto.v1.RenewNodesRequest;
import io.longshore.proto.v1.ReplaceIssuerRequest;
import io.longshore.proto.v1.Spec;
import io.longshore.proto.v1.TokenRequest;

/** What a request is about, in a few words and without anything secret. */
final class AuditTarget {
  private AuditTarget() {}

  static String of(Object request) {
    if (request instanceof ApplyRequest apply) {
      return spec(apply.getSpec());
    }
    if (request instanceof ChannelsRequest channels) {
      return "channels of " + spec(channels.getBegin().getSpec());
    }
    if (request instanceof TokenRequest token) {
      return "host " + token.getHost();
    }
    if (request instanceof DenyRequest deny) {
      return deny.getKind() + " " + deny.getValue() + ": " + deny.getReason();
    }
    if (request instanceof AllowRequest allow) {
      return allow.getKind() + " " + allow.getValue();
    }
    if (request instanceof AddOperatorRequest add) {
      return (add.getReadOnly() ? "reader " : "operator ") + add.getName();
    }
    if (request instanceof RenewNodesRequest renew) {
      return (renew.getAll() ? "all" : String.join(", ", renew.getNamesList()))
          + ": "
          + renew.getReason();
    }
    if (request instanceof BeginReplacementRequest begin) {
      return begin.getReason();
    }
    if (request instanceof ContinueReplacementRequest go) {
      return String.join(", ", go.getWithoutList()) + " " + go.getReason();
    }
    if (request instanceof AbortReplacementRequest abort) {
      return abort.getReason();
    }
    if (request instanceof ReplaceIssuerRequest replace) {
      return replace.getReason();
    }
    if (request instanceof ProveRequest prove) {
      return "through " + prove.getThrough();
    }
    return "";
  }

  private static String spec(Spec spec) {
    return "spec "
        + Digest.of(spec.toByteArray()).brief()
        + " of "
        + String.join(", ", spec.getFilesList());
  }
}
