package io.longshore.controller.channels;

import io.longshore.controller.workload.fabric.client.answer.Finding;
import io.longshore.controller.workload.fabric.client.answer.Setback;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Many questions at the same time; what has no answer by the end of the time is not known. */
final class BoundedAsking {
  private static final long LONGEST_SECONDS = 5;

  private final ExecutorService threads;

  BoundedAsking(ExecutorService threads) {
    this.threads = threads;
  }

  /** The answers, by what was asked. */
  <K, T> Map<K, Finding<T>> all(Map<K, Callable<T>> calls) {
    Map<K, Finding<T>> answers = new LinkedHashMap<>();
    List<K> keys = List.copyOf(calls.keySet());
    try {
      List<Future<T>> futures =
          threads.invokeAll(new ArrayList<>(calls.values()), LONGEST_SECONDS, TimeUnit.SECONDS);
      for (int i = 0; i < keys.size(); i++) {
        answers.put(keys.get(i), answer(futures.get(i)));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      keys.forEach(key -> answers.putIfAbsent(key, unknown("the asking was interrupted")));
    }
    return answers;
  }

  private static <T> Finding<T> answer(Future<T> future) throws InterruptedException {
    try {
      return Finding.of(future.get());
    } catch (CancellationException late) {
      return unknown("no answer within " + LONGEST_SECONDS + " s");
    } catch (ExecutionException e) {
      return unknown(String.valueOf(e.getCause()));
    }
  }

  private static <T> Finding<T> unknown(String why) {
    return Finding.unknown(new Setback.NotYet(why));
  }
}
