package io.longshore.agent.gate;

import io.longshore.agent.gate.fabric.OrdererReadyGate;
import io.longshore.agent.gate.fabric.PeerReadyGate;
import io.longshore.agent.gate.kafka.KafkaInSyncGate;
import io.longshore.agent.gate.zookeeper.ZooKeeperQuorumGate;
import io.longshore.model.Gate;
import io.longshore.model.Verdict;
import java.util.List;
import java.util.function.Function;

/** Every gate type this agent knows. */
public final class GateTypes {
  /** One line per type. */
  public static final List<Function<GatePorts, GateType>> ALL =
      List.of(
          ports -> new RunningGate(),
          ZooKeeperQuorumGate::new,
          KafkaInSyncGate::new,
          OrdererReadyGate::new,
          PeerReadyGate::new);

  private GateTypes() {}

  /** One of each, over these ports; to be closed by whoever asked for them. */
  public static List<GateType> make(GatePorts ports) {
    return ALL.stream().<GateType>map(type -> new Stated(type.apply(ports))).toList();
  }

  /** A gate whose settings make no sense to its type stays shut and says so. */
  private record Stated(GateType type) implements GateType {
    @Override
    public String name() {
      return type.name();
    }

    @Override
    public GateReading read(Gate gate, GateContext context) {
      try {
        return type.read(gate, context);
      } catch (IllegalArgumentException unusable) {
        return new GateReading(Verdict.FAIL, String.valueOf(unusable.getMessage()));
      }
    }

    @Override
    public void close() {
      type.close();
    }
  }
}
