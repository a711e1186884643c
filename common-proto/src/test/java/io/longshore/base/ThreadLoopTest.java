package io.longshore.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
final class ThreadLoopTest {
  private final List<String> seen = new CopyOnWriteArrayList<>();

  @Test
  void runs_events_in_the_order_they_were_submitted() {
    try (ThreadLoop loop = new ThreadLoop("test", 1)) {
      IntStream.range(0, 100).forEach(i -> loop.submit("event", () -> seen.add("" + i)));
    }
    assertEquals(IntStream.range(0, 100).mapToObj(String::valueOf).toList(), seen);
  }

  @Test
  void an_event_that_throws_does_not_end_the_loop() {
    try (ThreadLoop loop = new ThreadLoop("test", 1)) {
      loop.submit(
          "bad",
          () -> {
            throw new IllegalStateException("on purpose");
          });
      loop.submit(
          "worse",
          () -> {
            throw new StackOverflowError("on purpose");
          });
      loop.submit("good", () -> seen.add("good"));
    }
    assertEquals(List.of("good"), seen);
  }

  @Test
  void a_later_call_with_the_same_tag_replaces_the_earlier() throws Exception {
    try (ThreadLoop loop = new ThreadLoop("test", 1)) {
      CountDownLatch ran = new CountDownLatch(1);
      loop.after("wake", Duration.ofMillis(1), () -> {});
      loop.after("wake", Duration.ofHours(1), () -> seen.add("replaced"));
      loop.after("wake", Duration.ZERO, ran::countDown);
      assertTrue(ran.await(10, TimeUnit.SECONDS));
      loop.after("other", Duration.ofHours(1), () -> seen.add("cancelled"));
      loop.cancel("other");
      loop.cancel("never scheduled");
    }
    assertEquals(List.of(), seen);
  }

  @Test
  void an_event_may_schedule_itself_again_under_its_own_tag() throws Exception {
    try (ThreadLoop loop = new ThreadLoop("test", 1)) {
      CountDownLatch three = new CountDownLatch(3);
      Runnable[] again = new Runnable[1];
      again[0] =
          () -> {
            three.countDown();
            loop.after("tick", Duration.ZERO, again[0]);
          };
      loop.after("tick", Duration.ZERO, again[0]);
      assertTrue(three.await(10, TimeUnit.SECONDS));
      loop.cancel("tick");
    }
  }

  @Test
  void brings_the_outcome_of_a_call_back_onto_its_own_thread() throws Exception {
    try (ThreadLoop loop = new ThreadLoop("test", 1)) {
      CompletableFuture<Thread> loopThread = new CompletableFuture<>();
      loop.submit("who", () -> loopThread.complete(Thread.currentThread()));
      CompletableFuture<Thread> callThread = new CompletableFuture<>();
      CompletableFuture<Thread> resultThread = new CompletableFuture<>();
      loop.offload(
          "call",
          () -> callThread.complete(Thread.currentThread()),
          (done, trouble) -> resultThread.complete(Thread.currentThread()));
      assertEquals(loopThread.get(10, TimeUnit.SECONDS), resultThread.get(10, TimeUnit.SECONDS));
      assertFalse(loopThread.get().equals(callThread.get(10, TimeUnit.SECONDS)));
    }
  }

  @Test
  void brings_back_whatever_a_call_throws() throws Exception {
    try (ThreadLoop loop = new ThreadLoop("test", 1)) {
      for (Throwable thrown :
          List.of(
              new java.io.IOException("no"), new NoClassDefFoundError(), new AssertionError())) {
        CompletableFuture<Throwable> trouble = new CompletableFuture<>();
        loop.<Void>offload(
            "call",
            () -> {
              if (thrown instanceof Exception e) {
                throw e;
              }
              throw (Error) thrown;
            },
            (done, caught) -> trouble.complete(caught));
        assertEquals(thrown, trouble.get(10, TimeUnit.SECONDS));
      }
    }
  }

  @Test
  void does_nothing_after_it_is_closed() {
    ThreadLoop loop = new ThreadLoop("test", 1);
    loop.close();
    loop.submit("late", () -> seen.add("submit"));
    loop.after("late", Duration.ZERO, () -> seen.add("after"));
    loop.offload("late", () -> seen.add("call"), (done, trouble) -> seen.add("result"));
    assertEquals(List.of(), seen);
  }
}
