package io.longshore.base;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;

/**
 * A loop on a virtual clock: one thread, and the same events in the same order every time.
 *
 * <p>An offloaded call runs as an event of its own, {@link #callTakes} later, and its result comes
 * back as another. Unlike the real loop, an event that throws ends the test.
 */
public final class SimulatedLoop implements Loop {
  private static final Comparator<Event> ORDER =
      Comparator.comparingLong(Event::atNanos).thenComparingLong(Event::number);

  private static final int REMEMBERED = 40;

  private final ManualClock clock;
  private final PriorityQueue<Event> events = new PriorityQueue<>(ORDER);
  private final Map<String, Event> timers = new TreeMap<>();
  private final Deque<Happened> journal = new ArrayDeque<>();
  private long nanos;
  private long number;
  private Duration callTakes = Duration.ofMillis(1);
  private boolean closed;

  /** A loop that moves this clock from event to event. */
  public SimulatedLoop(ManualClock clock) {
    this.clock = clock;
  }

  /** How long each offloaded call takes from now on; 1 ms unless told. */
  public void callTakes(Duration time) {
    callTakes = time;
  }

  @Override
  public void submit(String name, Runnable task) {
    add(name, Duration.ZERO, task);
  }

  @Override
  public void after(String tag, Duration delay, Runnable task) {
    cancel(tag);
    Event event = add(tag, delay, () -> {});
    if (event != null) {
      timers.put(tag, event);
      event.task =
          () -> {
            timers.remove(tag, event);
            task.run();
          };
    }
  }

  @Override
  public void cancel(String tag) {
    Event earlier = timers.remove(tag);
    if (earlier != null) {
      events.remove(earlier);
    }
  }

  @Override
  public <T> void offload(String name, Callable<T> call, BiConsumer<T, Throwable> onResult) {
    add(name + " (call)", callTakes, () -> complete(name, call, onResult));
  }

  /** How much time has passed since the loop was made, whatever the clock was put to meanwhile. */
  public Duration elapsed() {
    return Duration.ofNanos(nanos);
  }

  /** Lets this much time pass, running what falls due on the way. */
  public void run(Duration time) {
    long until = nanos + time.toNanos();
    while (!events.isEmpty() && events.peek().atNanos <= until) {
      step();
    }
    moveTo(until);
  }

  /**
   * Runs events until the condition holds.
   *
   * @param atMost the virtual time after which the test fails
   */
  public void runUntil(String what, Duration atMost, BooleanSupplier condition) {
    long until = nanos + atMost.toNanos();
    while (!condition.getAsBoolean()) {
      if (events.isEmpty() || events.peek().atNanos > until) {
        throw new AssertionError(
            what + " did not come about within " + atMost + "; last events: " + lastEvents());
      }
      step();
    }
  }

  /** Runs what is due now and what that leads to without time passing. */
  public void runDue() {
    run(Duration.ZERO);
  }

  /** The names of the last events, oldest first. */
  public List<String> lastEvents() {
    return journal.stream().map(Happened::toString).toList();
  }

  @Override
  public void close() {
    timers.clear();
    events.removeIf(event -> event.atNanos > nanos);
    runDue();
    closed = true;
    events.clear();
  }

  private <T> void complete(String name, Callable<T> call, BiConsumer<T, Throwable> onResult) {
    T result;
    try {
      result = call.call();
    } catch (AssertionError e) {
      throw e;
    } catch (Exception | LinkageError e) {
      submit(name, () -> onResult.accept(null, e));
      return;
    }
    submit(name, () -> onResult.accept(result, null));
  }

  private void step() {
    Event event = events.remove();
    moveTo(event.atNanos);
    journal.add(new Happened(clock.instant(), event.name));
    if (journal.size() > REMEMBERED) {
      journal.remove();
    }
    event.task.run();
  }

  private void moveTo(long then) {
    clock.advance(Duration.ofNanos(then - nanos));
    nanos = then;
  }

  private Event add(String name, Duration delay, Runnable task) {
    if (closed) {
      return null;
    }
    Event event = new Event(nanos + Math.max(0, delay.toNanos()), number++, name, task);
    events.add(event);
    return event;
  }

  private record Happened(Instant at, String name) {
    @Override
    public String toString() {
      return at + " " + name;
    }
  }

  private static final class Event {
    private final long atNanos;
    private final long number;
    private final String name;
    private Runnable task;

    Event(long atNanos, long number, String name, Runnable task) {
      this.atNanos = atNanos;
      this.number = number;
      this.name = name;
      this.task = task;
    }

    long atNanos() {
      return atNanos;
    }

    long number() {
      return number;
    }
  }
}
