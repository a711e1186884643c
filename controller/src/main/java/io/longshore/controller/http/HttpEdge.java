package io.longshore.controller.http;

import io.longshore.base.Failure;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves pages over HTTP, one thread for all. Nothing that is sent to it is read. */
public final class HttpEdge implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HttpEdge.class);
  private static final int START_SECONDS = 30;
  private static final int CLOSE_SECONDS = 2;
  private static final int IDLE_SECONDS = 30;
  private static final int LARGEST_HEADERS = 8 << 10;
  private static final int LONGEST_LINE = 2 << 10;

  /** A person's browser asks again; a scrape is given up after this. */
  private static final long PATIENCE_MILLIS = 10_000;

  private static final String CONTENT_POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'none'";

  private final Vertx vertx;
  private final HttpServer server;
  private final SortedMap<String, Page> pages = new TreeMap<>();
  private final HostHeader names;

  /**
   * Opens it; blocks until it listens.
   *
   * @throws io.longshore.base.FailureException the address cannot be listened on
   */
  public HttpEdge(HttpAddress address, List<Page> pages) {
    pages.forEach(page -> this.pages.put(page.path(), page));
    names = new HostHeader(address.host());
    vertx =
        Vertx.vertx(
            new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(1)
                .setFileSystemOptions(
                    new FileSystemOptions()
                        .setClassPathResolvingEnabled(false)
                        .setFileCachingEnabled(false)));
    server =
        vertx
            .createHttpServer(
                new HttpServerOptions()
                    .setHost(address.host())
                    .setPort(address.port())
                    .setIdleTimeout(IDLE_SECONDS)
                    .setIdleTimeoutUnit(TimeUnit.SECONDS)
                    .setMaxHeaderSize(LARGEST_HEADERS)
                    .setMaxInitialLineLength(LONGEST_LINE)
                    .setHttp2ClearTextEnabled(false))
            .requestHandler(this::answer);
    try {
      server.listen().await(START_SECONDS, TimeUnit.SECONDS);
    } catch (Exception e) {
      // Vert.x throws what kept it from listening as it is, declared or not.
      close();
      throw new Failure(
              Failure.Kind.RETRY,
              address.toString(),
              "the HTTP edge cannot listen there: " + cause(e),
              "see who does: ss -ltnp 'sport = :"
                  + address.port()
                  + "'; or name another with --http HOST:PORT, or none with --http off")
          .toException(e);
    }
    LOG.info("reports and metrics on http://{}:{}/", address.host(), server.actualPort());
  }

  /** Where it listens. */
  public int port() {
    return server.actualPort();
  }

  @Override
  public void close() {
    try {
      vertx.close().await(CLOSE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException | CompletionException e) {
      LOG.warn("the HTTP edge was not closed cleanly: {}", e.getMessage());
    }
  }

  private void answer(HttpServerRequest request) {
    HttpServerResponse response = request.response();
    response
        .putHeader("Cache-Control", "no-store")
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("Referrer-Policy", "no-referrer")
        .putHeader("Content-Security-Policy", CONTENT_POLICY);
    Page page = pages.get(request.path());
    if (!names.admits(request.getHeader("Host"))) {
      say(request, 421, "This is not where that name leads.\n");
    } else if (page == null) {
      say(request, 404, "Nothing is here. There is: " + String.join(" ", pages.keySet()) + "\n");
    } else if (request.method() != HttpMethod.GET && request.method() != HttpMethod.HEAD) {
      response.putHeader("Allow", "GET, HEAD");
      say(request, 405, "This can only be read.\n");
    } else {
      ask(page, request);
    }
  }

  private void ask(Page page, HttpServerRequest request) {
    Context context = vertx.getOrCreateContext();
    long late =
        vertx.setTimer(
            PATIENCE_MILLIS, timer -> say(request, 503, "The controller does not answer.\n"));
    page.source()
        .ask(
            (content, trouble) ->
                context.runOnContext(
                    now -> {
                      vertx.cancelTimer(late);
                      if (trouble == null) {
                        say(request, 200, page.type(), content);
                      } else {
                        LOG.warn("{} cannot be made", page.path(), trouble);
                        say(
                            request,
                            503,
                            "It cannot be made now; the controller's log says why.\n");
                      }
                    }));
  }

  private static void say(HttpServerRequest request, int status, String text) {
    say(request, status, "text/plain; charset=utf-8", text);
  }

  private static void say(HttpServerRequest request, int status, String type, String content) {
    HttpServerResponse response = request.response();
    if (response.ended() || response.closed()) {
      return;
    }
    response.setStatusCode(status).putHeader("Content-Type", type);
    if (request.method() == HttpMethod.HEAD) {
      response.end();
    } else {
      response.end(content);
    }
  }

  private static String cause(Exception e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage());
  }
}
