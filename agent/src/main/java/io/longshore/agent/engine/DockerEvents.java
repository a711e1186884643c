package io.longshore.agent.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Event;
import com.github.dockerjava.api.model.EventType;
import io.longshore.base.FailureException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The engine's event stream, kept open. A stream that ends, or falls silent as Docker's sometimes
 * does, costs time and nothing else: whoever listens looks for himself every few seconds anyway.
 */
final class DockerEvents implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DockerEvents.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final String[] CHANGES = {
    "create",
    "start",
    "die",
    "destroy",
    "pause",
    "unpause",
    "rename",
    "update",
    "connect",
    "disconnect",
    "tag",
    "untag",
    "delete"
  };

  private final BoundedCalls timer;
  private final Supplier<DockerClient> docker;
  private final RecentEvents recent;
  private final Runnable somethingChanged;
  private ResultCallback<Event> stream;
  private boolean closed;

  DockerEvents(
      BoundedCalls timer,
      Supplier<DockerClient> docker,
      RecentEvents recent,
      Runnable somethingChanged) {
    this.timer = timer;
    this.docker = docker;
    this.recent = recent;
    this.somethingChanged = somethingChanged;
    timer.later(Duration.ZERO, this::open);
  }

  private synchronized void open() {
    if (closed) {
      return;
    }
    try {
      stream =
          docker
              .get()
              .eventsCmd()
              .withEventTypeFilter(
                  EventType.CONTAINER, EventType.NETWORK, EventType.VOLUME, EventType.IMAGE)
              .withEventFilter(CHANGES)
              .exec(new Listener());
      somethingChanged.run();
    } catch (FailureException notYet) {
      LOG.debug("no event stream yet: {}", notYet.failure());
      timer.later(PAUSE, this::open);
    }
  }

  private synchronized void ended() {
    if (!closed) {
      timer.later(PAUSE, this::open);
    }
    somethingChanged.run();
  }

  @Override
  public synchronized void close() throws IOException {
    closed = true;
    if (stream != null) {
      stream.close();
    }
  }

  private final class Listener extends ResultCallback.Adapter<Event> {
    private final AtomicBoolean over = new AtomicBoolean();

    @Override
    public void onNext(Event event) {
      EngineEvent said = DockerWords.event(event);
      recent.add(said);
      // Networks come and go with containers, and images say nothing about what runs now.
      if (said.kind().equals("container") || said.action().equals("disconnect")) {
        somethingChanged.run();
      }
    }

    @Override
    public void onError(Throwable thrown) {
      LOG.debug("the event stream broke: {}", thrown.toString());
      super.onError(thrown);
      end();
    }

    @Override
    public void onComplete() {
      super.onComplete();
      end();
    }

    private void end() {
      if (over.compareAndSet(false, true)) {
        ended();
      }
    }
  }
}
