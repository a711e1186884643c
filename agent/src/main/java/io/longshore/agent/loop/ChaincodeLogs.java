package io.longshore.agent.loop;

import io.longshore.agent.drift.ChaincodeContainers;
import io.longshore.agent.engine.EngineContainer;
import io.longshore.agent.engine.EngineSnapshot;
import io.longshore.agent.engine.Fields;
import io.longshore.agent.link.LogAnswer;
import io.longshore.agent.link.LogQuestion;
import io.longshore.base.FailureException;
import io.longshore.base.Loop;
import io.longshore.model.DesiredHost;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Says what containers of chaincodes wrote last. Of others nothing is told: what the host runs
 * beside the peers is nobody's business at the controller.
 */
final class ChaincodeLogs {
  /** One answer is one message of the stream, which other messages wait behind. */
  private static final int AT_MOST_CHARACTERS = 512 << 10;

  private static final int LONGEST_LINE = 4096;

  private final Loop loop;
  private final AgentState state;
  private final Hands hands;

  ChaincodeLogs(Loop loop, AgentState state, Hands hands) {
    this.loop = loop;
    this.state = state;
    this.hands = hands;
  }

  void answer(LogQuestion question) {
    Optional<DesiredHost> desired = state.desired;
    loop.offload(
        "logs of chaincodes",
        () -> read(question, desired),
        (logs, thrown) ->
            hands
                .link()
                .logs(
                    new LogAnswer(
                        question.id(),
                        thrown == null
                            ? logs
                            : each(question, name -> LogAnswer.Log.unknown(name, words(thrown))))));
  }

  private List<LogAnswer.Log> read(LogQuestion question, Optional<DesiredHost> desired) {
    EngineSnapshot engine = hands.engine().snapshot(Set.of());
    int share = AT_MOST_CHARACTERS / Math.max(1, question.containers().size());
    return each(
        question,
        name -> {
          if (desired.filter(host -> ChaincodeContainers.isOne(host, name)).isEmpty()) {
            return LogAnswer.Log.unknown(
                name, "it is no container that a peer of this host makes for a chaincode");
          }
          return engine
              .container(name)
              .map(container -> log(container, question.lines(), share))
              .orElseGet(() -> LogAnswer.Log.absent(name));
        });
  }

  private LogAnswer.Log log(EngineContainer container, int lines, int share) {
    List<String> networks =
        Optional.ofNullable(container.facts().fields().get(Fields.NETWORKS)).stream()
            .flatMap(all -> List.of(all.split(", ")).stream())
            .toList();
    String state = container.state().name();
    try {
      List<String> last = hands.engine().lastLines(container.id(), lines);
      return new LogAnswer.Log(container.name(), state, networks, bounded(last, share), "");
    } catch (FailureException failed) {
      return new LogAnswer.Log(container.name(), state, networks, List.of(), words(failed));
    }
  }

  /** The last lines that fit, without what would move a terminal's cursor. */
  static List<String> bounded(List<String> lines, int characters) {
    Deque<String> fitting = new ArrayDeque<>();
    int left = characters;
    for (int i = lines.size() - 1; i >= 0; i--) {
      String plain = LastWords.printable(lines.get(i)).stripTrailing();
      String line = plain.length() <= LONGEST_LINE ? plain : plain.substring(0, LONGEST_LINE) + "…";
      left -= line.length() + 1;
      if (left < 0) {
        break;
      }
      fitting.addFirst(line);
    }
    return List.copyOf(fitting);
  }

  private static List<LogAnswer.Log> each(
      LogQuestion question, Function<String, LogAnswer.Log> answer) {
    return question.containers().stream().map(answer).toList();
  }

  private static String words(Throwable thrown) {
    return thrown instanceof FailureException known
        ? known.failure().what()
        : String.valueOf(thrown);
  }
}
