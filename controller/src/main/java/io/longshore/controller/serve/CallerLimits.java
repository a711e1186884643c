package io.longshore.controller.serve;

import io.grpc.Attributes;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerTransportFilter;
import io.grpc.Status;
import io.longshore.controller.certs.DenyList;
import io.longshore.controller.enrol.RateLimit;
import io.longshore.tls.CallerIdentity;
import io.longshore.tls.PeerIdentity;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How much of the controller one holder of a certificate may take: so many connections, and so many
 * calls. Each agent is a holder of its own, so a fleet that comes back all at once meets neither
 * limit. Of too many connections the oldest are served; the others end when nothing goes on on
 * them.
 */
final class CallerLimits extends ServerTransportFilter implements ServerInterceptor {
  /** An agent has two while it changes its certificate, and some more while a network flaps. */
  static final int CONNECTIONS = 64;

  /** A host's files come one a call, a few hundred after another at most. */
  static final int CALLS_AT_ONCE = 1_000;

  static final int CALLS_PER_SECOND = 100;

  private static final Logger LOG = LoggerFactory.getLogger(CallerLimits.class);
  private static final Attributes.Key<Connection> CONNECTION = Attributes.Key.create("connection");

  private final RateLimit calls;
  private final Map<String, List<Connection>> open = new HashMap<>();
  private final SortedMap<Refusal, AtomicLong> refused = new TreeMap<>();

  CallerLimits(Clock clock) {
    calls = new RateLimit(clock, CALLS_AT_ONCE, CALLS_PER_SECOND);
    for (Refusal refusal : Refusal.values()) {
      refused.put(refusal, new AtomicLong());
    }
  }

  /** What is refused. */
  enum Refusal {
    /** A call on a connection beyond the bound. */
    TOO_MANY_CONNECTIONS(
        "has "
            + CONNECTIONS
            + " connections open and is served on no more; close some: one takes many calls"),
    /** A call too soon after others. */
    TOO_MANY_CALLS(
        "has asked more than "
            + CALLS_PER_SECOND
            + " times a second for a while; wait a second, then ask less often");

    private final String sentence;

    Refusal(String sentence) {
      this.sentence = sentence;
    }
  }

  /** How many calls were refused since the start, by the reason. From any thread. */
  SortedMap<String, Long> refused() {
    SortedMap<String, Long> counts = new TreeMap<>();
    refused.forEach((refusal, count) -> counts.put(refusal.name(), count.get()));
    return counts;
  }

  @Override
  public Attributes transportReady(Attributes attributes) {
    SSLSession session = attributes.get(Grpc.TRANSPORT_ATTR_SSL_SESSION);
    if (session == null) {
      return attributes;
    }
    try {
      Connection made =
          new Connection(
              DenyList.holder(PeerIdentity.of((X509Certificate) session.getPeerCertificates()[0])));
      synchronized (open) {
        open.computeIfAbsent(made.holder, holder -> new ArrayList<>()).add(made);
      }
      return attributes.toBuilder().set(CONNECTION, made).build();
    } catch (SSLPeerUnverifiedException | CertificateException nobody) {
      // Whoever shows no identity is refused at each call, before any of this counts.
      return attributes;
    }
  }

  @Override
  public void transportTerminated(Attributes attributes) {
    Connection ended = attributes == null ? null : attributes.get(CONNECTION);
    if (ended != null) {
      synchronized (open) {
        open.computeIfPresent(
            ended.holder,
            (holder, all) -> {
              all.remove(ended);
              return all.isEmpty() ? null : all;
            });
      }
    }
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    PeerIdentity caller = CallerIdentity.current();
    if (!within(call.getAttributes().get(CONNECTION))) {
      return refuse(call, caller, Refusal.TOO_MANY_CONNECTIONS);
    }
    if (!calls.admits(DenyList.holder(caller))) {
      return refuse(call, caller, Refusal.TOO_MANY_CALLS);
    }
    return next.startCall(call, headers);
  }

  private boolean within(Connection connection) {
    if (connection == null) {
      return true;
    }
    synchronized (open) {
      List<Connection> all = open.getOrDefault(connection.holder, List.of());
      return all.size() <= CONNECTIONS || all.subList(0, CONNECTIONS).contains(connection);
    }
  }

  private <Q, A> ServerCall.Listener<Q> refuse(
      ServerCall<Q, A> call, PeerIdentity caller, Refusal why) {
    if (refused.get(why).incrementAndGet() == 1) {
      LOG.warn("{} {}; further calls are counted in the metrics", caller, why.sentence);
    }
    call.close(
        Status.RESOURCE_EXHAUSTED.withDescription(caller + " " + why.sentence), new Metadata());
    return new ServerCall.Listener<>() {};
  }

  /** One connection, from its handshake to its end; two are never the same. */
  private static final class Connection {
    private final String holder;

    Connection(String holder) {
      this.holder = holder;
    }
  }
}
