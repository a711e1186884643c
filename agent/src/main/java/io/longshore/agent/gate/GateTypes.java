package io.longshore.agent.gate;

import io.longshore.agent.gate.endpoint.CouchdbReadyGate;
import io.longshore.agent.gate.endpoint.HttpGate;
import io.longshore.agent.gate.endpoint.TcpGate;
import io.longshore.agent.gate.fabric.OrdererReadyGate;
import io.longshore.agent.gate.fabric.PeerReadyGate;
import io.longshore.agent.gate.kafka.KafkaInSyncGate;
import io.longshore.agent.gate.zookeeper.ZooKeeperQuorumGate;
import io.longshore.model.Gate;
import io.longshore.model.GateNames;
import io.longshore.model.Verdict;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Every gate type this agent knows, each made when a gate first asks for it. */
public final class GateTypes implements AutoCloseable {
  /** One line per type. */
  public static final List<Entry> ALL =
      List.of(
          new Entry(GateNames.RUNNING, ports -> new RunningGate()),
          new Entry(GateNames.TCP, TcpGate::new),
          new Entry(GateNames.HTTP, HttpGate::new),
          new Entry(GateNames.ZOOKEEPER_QUORUM, ZooKeeperQuorumGate::new),
          new Entry(GateNames.KAFKA_IN_SYNC, KafkaInSyncGate::new),
          new Entry(GateNames.ORDERER_READY, OrdererReadyGate::new),
          new Entry(GateNames.PEER_READY, PeerReadyGate::new),
          new Entry(GateNames.COUCHDB_READY, CouchdbReadyGate::new));

  private final GatePorts ports;
  private final SortedMap<String, GateType> made = new TreeMap<>();

  /** All types over these ports. */
  public GateTypes(GatePorts ports) {
    this.ports = ports;
  }

  /**
   * A type that can be made.
   *
   * @param name the word in a gate
   * @param make makes it
   */
  public record Entry(String name, Function<GatePorts, GateType> make) {}

  /**
   * Measures the gate now, whatever its type: one that is unknown here stays shut and says so, and
   * so does one whose settings make no sense to its type.
   */
  public GateReading read(Gate gate, GateContext context) {
    GateType type = type(gate.type());
    if (type == null) {
      return new GateReading(
          Verdict.UNKNOWN,
          "this agent knows no gate called " + gate.type() + ": it is older than its controller");
    }
    try {
      return type.read(gate, context);
    } catch (IllegalArgumentException unusable) {
      return new GateReading(Verdict.FAIL, String.valueOf(unusable.getMessage()));
    }
  }

  @Override
  public synchronized void close() {
    made.values().forEach(GateType::close);
    made.clear();
  }

  private synchronized GateType type(String name) {
    GateType known = made.get(name);
    if (known != null) {
      return known;
    }
    for (Entry entry : ALL) {
      if (entry.name().equals(name)) {
        GateType fresh = entry.make().apply(ports);
        made.put(name, fresh);
        return fresh;
      }
    }
    return null;
  }
}
