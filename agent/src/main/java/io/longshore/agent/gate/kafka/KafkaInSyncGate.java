package io.longshore.agent.gate.kafka;

import io.longshore.agent.gate.Deadline;
import io.longshore.agent.gate.GateContext;
import io.longshore.agent.gate.GatePorts;
import io.longshore.agent.gate.GateReading;
import io.longshore.agent.gate.GateType;
import io.longshore.agent.gate.Unreachable;
import io.longshore.model.Gate;
import io.longshore.model.GateNames;
import io.longshore.model.GateTarget;
import io.longshore.model.TopicSeen;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Every broker is asked for the cluster as it sees it, at its host's address: the names brokers
 * advertise are known inside the containers only.
 */
public final class KafkaInSyncGate implements GateType {
  private final BrokerConnections connections = new BrokerConnections();
  private final GatePorts ports;

  /** A gate that counts its time by the clock among these ports. */
  public KafkaInSyncGate(GatePorts ports) {
    this.ports = ports;
  }

  @Override
  public String name() {
    return GateNames.KAFKA_IN_SYNC;
  }

  @Override
  public GateReading read(Gate gate, GateContext context) {
    if (gate.targets().isEmpty()) {
      throw new IllegalArgumentException("gate " + name() + " names no broker to ask");
    }
    int minimum =
        number(GateNames.MIN_INSYNC_REPLICAS, gate.setting(GateNames.MIN_INSYNC_REPLICAS));
    int enough =
        number(
            GateNames.ENOUGH,
            gate.settings().getOrDefault(GateNames.ENOUGH, String.valueOf(gate.targets().size())));
    Deadline deadline = new Deadline(ports.clock(), context.deadline());
    List<BrokerView> views = new ArrayList<>();
    for (GateTarget target : gate.targets()) {
      int left = gate.targets().size() - views.size();
      views.add(look(target, deadline.forOneOf(left + 1)));
    }
    Set<String> topics =
        views.stream()
            .flatMap(view -> view.metadata().stream())
            .flatMap(metadata -> metadata.partitions().stream())
            .map(Metadata.Partition::topic)
            .collect(Collectors.toCollection(TreeSet::new));
    TopicConfigs configs = configs(topics, views, deadline);
    return InSync.judge(views, configs.statedMinimum(), minimum, enough)
        .telling(told(views, configs))
        .concerning(gate);
  }

  @Override
  public void close() {
    connections.close();
  }

  private BrokerView look(GateTarget target, Deadline deadline) {
    try {
      return BrokerView.of(
          target,
          connections.talk(
              address(target),
              deadline,
              connection ->
                  Metadata.read(
                      connection.ask(Metadata.API, Metadata.VERSION, Metadata.REQUEST, deadline))));
    } catch (IOException unreachable) {
      return BrokerView.silent(target, Unreachable.words(unreachable));
    }
  }

  private static List<TopicSeen> told(List<BrokerView> views, TopicConfigs configs) {
    return views.stream()
        .flatMap(view -> view.metadata().stream())
        .findFirst()
        .map(configs::topics)
        .orElse(List.of());
  }

  /** Any broker knows what topics state; without topics nobody is asked. */
  private TopicConfigs configs(Set<String> topics, List<BrokerView> views, Deadline deadline) {
    if (topics.isEmpty()) {
      return TopicConfigs.none();
    }
    for (int i = 0; i < views.size(); i++) {
      BrokerView view = views.get(i);
      if (view.metadata().isEmpty()) {
        continue;
      }
      try {
        byte[] question = TopicConfigs.request(topics);
        return connections.talk(
            address(view.broker()),
            deadline,
            connection ->
                TopicConfigs.read(
                    connection.ask(TopicConfigs.API, TopicConfigs.VERSION, question, deadline)));
      } catch (IOException unreachable) {
        views.set(i, BrokerView.silent(view.broker(), Unreachable.words(unreachable)));
      }
    }
    return TopicConfigs.none();
  }

  private static InetSocketAddress address(GateTarget target) {
    return new InetSocketAddress(target.address(), target.port());
  }

  private static int number(String setting, String text) {
    if (!text.matches("[1-9][0-9]{0,3}")) {
      throw new IllegalArgumentException(setting + " is not a number from 1 to 9999: " + text);
    }
    return Integer.parseInt(text);
  }
}
