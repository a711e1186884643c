package io.longshore.controller.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.longshore.base.ManualClock;
import io.longshore.base.SimulatedLoop;
import io.longshore.proto.v1.ContainerLog;
import io.longshore.proto.v1.ControllerMessage;
import io.longshore.proto.v1.LogQuestion;
import io.longshore.proto.v1.LogReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class LogQuestionsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final SimulatedLoop loop = new SimulatedLoop(new ManualClock());
  private final LogQuestions questions = new LogQuestions(loop);
  private final FakeChannel first = new FakeChannel("h1");
  private final FakeChannel second = new FakeChannel("h2");
  private final List<SortedMap<String, List<ContainerLog>>> ended = new ArrayList<>();

  @Test
  void each_host_is_asked_for_its_own_containers_and_the_end_comes_with_the_last_answer() {
    ask("h1", "h2");
    assertEquals(List.of("dev-h1"), first.asked.get(0).getContainersList());
    assertEquals(20, second.asked.get(0).getLines());
    answer(first, "one");
    assertEquals(List.of(), ended);
    answer(second, "two");
    assertEquals(List.of("h1", "h2"), List.copyOf(ended.get(0).keySet()));
    assertEquals(List.of("two"), ended.get(0).get("h2").get(0).getLinesList());
    loop.run(PATIENCE.multipliedBy(2));
    assertEquals(1, ended.size());
  }

  @Test
  void who_is_not_attached_is_not_waited_for() {
    ask("h1", "h9");
    answer(first, "one");
    assertEquals(List.of("h1"), List.copyOf(ended.get(0).keySet()));
    ask("h9");
    assertEquals(Map.of(), ended.get(1));
  }

  @Test
  void who_does_not_answer_is_waited_for_no_longer_than_patience() {
    ask("h1", "h2");
    answer(second, "two");
    loop.run(PATIENCE.plusMillis(1));
    assertEquals(List.of("h2"), List.copyOf(ended.get(0).keySet()));
    answer(first, "late");
    assertEquals(1, ended.size());
  }

  @Test
  void a_host_that_was_not_asked_is_not_listened_to() {
    ask("h1");
    questions.answered("h2", LogReport.newBuilder().setId(first.asked.get(0).getId()).build());
    assertEquals(List.of(), ended);
  }

  private void ask(String... hosts) {
    SortedMap<String, SortedSet<String>> containers = new TreeMap<>();
    for (String host : hosts) {
      containers.put(host, new TreeSet<>(Set.of("dev-" + host)));
    }
    questions.ask(containers, 20, Map.of("h1", first, "h2", second), PATIENCE, ended::add);
  }

  private void answer(FakeChannel channel, String line) {
    LogQuestion asked = channel.asked.get(channel.asked.size() - 1);
    questions.answered(
        channel.host(),
        LogReport.newBuilder()
            .setId(asked.getId())
            .addLogs(ContainerLog.newBuilder().setContainer(asked.getContainers(0)).addLines(line))
            .build());
  }

  /** Keeps what is asked over it. */
  private record FakeChannel(String host, List<LogQuestion> asked) implements HostChannel {
    FakeChannel(String host) {
      this(host, new ArrayList<>());
    }

    @Override
    public void send(ControllerMessage message) {
      asked.add(message.getLog());
    }

    @Override
    public void close(String why) {
      throw new IllegalStateException(why);
    }
  }
}
