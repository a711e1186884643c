package io.longshore.controller.serve;

import io.grpc.BindableService;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.longshore.base.Failure;
import io.longshore.controller.audit.AuditTrail;
import io.longshore.controller.enrol.EnrolmentService;
import io.longshore.tls.CallerIdentity;
import io.longshore.tls.MutualTls;
import io.longshore.tls.TlsFiles;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The two ports of a controller: one for agents and operators, who must show certificates, and one
 * with a single call for hosts that have none yet.
 */
final class Ports implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Ports.class);
  private static final int HANDLERS = 4;
  private static final int CLOSE_SECONDS = 2;

  private final ExecutorService handlers;
  private final Server members;
  private final Server newcomers;

  /**
   * Opens both.
   *
   * @throws io.longshore.base.FailureException a port cannot be listened on
   */
  Ports(
      ControllerConfig config,
      Supplier<TlsFiles> own,
      Predicate<String> enrolled,
      CallerLimits limits,
      OpenCalls open,
      AuditTrail audit,
      List<BindableService> services,
      EnrolmentService enrolment) {
    handlers =
        Executors.newFixedThreadPool(
            HANDLERS,
            task -> {
              Thread thread = new Thread(task, "controller-rpc");
              thread.setDaemon(true);
              return thread;
            });
    List<ServerServiceDefinition> bound =
        services.stream().map(BindableService::bindService).toList();
    members =
        ServerLimits.server(
                new InetSocketAddress(config.listen(), config.port()),
                MutualTls.server(own),
                ServerLimits.LARGEST_MESSAGE)
            .executor(handlers)
            .addServices(bound)
            .addTransportFilter(limits)
            // The interceptor added last is asked first: who calls, whether they ask for too much,
            // whether they are denied, then, once that is on record, whether they may.
            .intercept(new Authorisation(Authorisation.TABLE, bound, enrolled))
            .intercept(new AuditedCalls(audit, Authorisation.mutating()))
            .intercept(open)
            .intercept(limits)
            .intercept(new CallerIdentity(own.get().identity().deployment()))
            .build();
    newcomers =
        ServerLimits.server(
                new InetSocketAddress(config.listen(), config.enrolmentPort()),
                MutualTls.enrolmentServer(own),
                EnrolmentService.LARGEST_MESSAGE)
            .executor(handlers)
            .addService(enrolment)
            .intercept(new CallerAddress())
            .build();
    listen(members, config.listen(), config.port());
    listen(newcomers, config.listen(), config.enrolmentPort());
  }

  /** Where agents and operators connect. */
  int memberPort() {
    return members.getPort();
  }

  /** Where hosts enrol. */
  int enrolmentPort() {
    return newcomers.getPort();
  }

  /**
   * Cuts every call off and waits for its handler: whoever opens this state folder next must not
   * meet a record still being written.
   */
  @Override
  public void close() {
    newcomers.shutdownNow();
    members.shutdownNow();
    try {
      newcomers.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
      members.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
      handlers.shutdown();
      if (!handlers.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("a call does not end; what it would still put on record is refused");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      handlers.shutdownNow();
    }
  }

  private void listen(Server server, String address, int port) {
    try {
      server.start();
    } catch (IOException e) {
      close();
      throw new Failure(
              Failure.Kind.REJECTED,
              address + ":" + port,
              "the controller cannot listen there: " + cause(e),
              "see who does: ss -ltnp 'sport = :" + port + "'; or choose another with --listen")
          .toException(e);
    }
  }

  private static String cause(IOException e) {
    return e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
  }
}
