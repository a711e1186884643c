package io.longshore.controller.serve;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.longshore.controller.enrol.EnrolmentService;
import java.net.InetSocketAddress;

/** Tells the enrolment service where a call comes from. */
final class CallerAddress implements ServerInterceptor {
  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    String address =
        call.getAttributes().get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR) instanceof InetSocketAddress from
            ? from.getAddress().getHostAddress()
            : "unknown";
    return Contexts.interceptCall(
        Context.current().withValue(EnrolmentService.CALLER_ADDRESS, address), call, headers, next);
  }
}
