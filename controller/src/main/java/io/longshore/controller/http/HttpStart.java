package io.longshore.controller.http;

import io.longshore.base.FailureException;
import io.longshore.base.Loop;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the HTTP edge beside the start of the controller, and again while it cannot be opened: it
 * takes half a second, and nothing of a fleet depends on it.
 */
public final class HttpStart implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HttpStart.class);
  private static final Duration AGAIN = Duration.ofSeconds(30);

  private final Loop loop;
  private final HttpAddress address;
  private final List<Page> pages;
  private final Object opening = new Object();
  private HttpEdge edge;
  private boolean closed;
  private boolean told;

  private HttpStart(Loop loop, HttpAddress address, List<Page> pages) {
    this.loop = loop;
    this.address = address;
    this.pages = pages;
  }

  /** Begins to open it. */
  public static HttpStart begin(Loop loop, HttpAddress address, List<Page> pages) {
    HttpStart start = new HttpStart(loop, address, pages);
    start.open();
    return start;
  }

  private void open() {
    loop.offload(
        "open HTTP",
        () -> {
          synchronized (opening) {
            if (!closed) {
              edge = new HttpEdge(address, pages);
            }
            return address;
          }
        },
        (opened, trouble) -> {
          if (trouble != null) {
            tell(trouble);
            loop.after("open HTTP again", AGAIN, this::open);
          }
        });
  }

  private void tell(Throwable trouble) {
    if (!told) {
      told = true;
      String why =
          trouble instanceof FailureException failed
              ? failed.failure().toString()
              : trouble.toString();
      LOG.warn("no reports over HTTP, and it is tried again: {}", why);
    }
  }

  @Override
  public void close() {
    synchronized (opening) {
      closed = true;
      if (edge != null) {
        edge.close();
      }
    }
  }
}
