package io.longshore.simulation;

import io.longshore.agent.link.WiredLink;
import io.longshore.controller.fleet.HostChannel;
import io.longshore.proto.v1.AgentMessage;
import io.longshore.proto.v1.ControllerMessage;
import java.util.Optional;

/** One stream between an agent and a controller, from dialling to its end on both sides. */
final class Stream implements WiredLink.Wire, HostChannel {
  private final Network network;
  private final String host;
  private final Process agent;
  private final WiredLink.Ears ears;
  private final Optional<SimulatedController> controller;
  private final Process far;
  final Lane up;
  final Lane down;
  private boolean greeted;
  private boolean overHere;
  private boolean overThere;

  Stream(
      Network network,
      String host,
      Process agent,
      WiredLink.Ears ears,
      Optional<SimulatedController> controller,
      Lane up,
      Lane down) {
    this.network = network;
    this.host = host;
    this.agent = agent;
    this.ears = ears;
    this.controller = controller;
    this.far = controller.map(one -> one.process).orElse(agent);
    this.up = up;
    this.down = down;
    this.overThere = controller.isEmpty();
  }

  @Override
  public String host() {
    return host;
  }

  boolean over() {
    return overHere && overThere;
  }

  boolean isOf(Process process) {
    return agent == process || far == process;
  }

  // The agent's end.

  void open() {
    if (overThere) {
      agent.after("refused " + network.next(), network.quick(), this::lose);
    } else {
      down.send(agent, network.slowest(), ears::opened);
    }
  }

  @Override
  public void send(AgentMessage message) {
    if (overHere) {
      return;
    }
    network.burn(
        agent,
        () -> {
          up.send(far, network.slowest(), () -> arrived(message));
          if (network.twice() && !message.hasHello()) {
            up.send(far, network.slowest(), () -> arrived(message));
          }
        });
  }

  /** The agent's side takes it for over. */
  void lose() {
    if (!overHere) {
      overHere = true;
      ears.lost();
      endThere("its stream broke");
    }
  }

  /** The agent's process is gone, and with it its end. */
  void agentGone() {
    overHere = true;
    endThere("its stream broke");
  }

  private void endThere(String why) {
    if (!overThere) {
      up.send(far, network.slowest(), () -> ended(why));
    }
  }

  // The controller's end.

  private void arrived(AgentMessage message) {
    if (overThere) {
      return;
    }
    SimulatedController to = controller.orElseThrow();
    if (greeted) {
      to.received(this, message);
    } else {
      greeted = true;
      Optional<String> refusal = to.refusal(host);
      if (refusal.isPresent()) {
        close(refusal.get());
      } else {
        to.opened(this, message.getHello());
      }
    }
  }

  @Override
  public void send(ControllerMessage message) {
    if (overThere) {
      return;
    }
    network.sent(host, message);
    network.burn(
        far,
        () -> {
          down.send(agent, network.slowest(), () -> heard(message));
          if (network.twice()) {
            down.send(agent, network.slowest(), () -> heard(message));
          }
        });
  }

  private void heard(ControllerMessage message) {
    if (!overHere) {
      ears.received(message);
    }
  }

  @Override
  public void close(String why) {
    if (!overThere) {
      overThere = true;
      down.send(agent, network.slowest(), this::lose);
    }
  }

  /** The controller's process is gone, and with it its end. */
  void controllerGone() {
    if (!overThere) {
      overThere = true;
      down.send(agent, network.slowest(), this::lose);
    }
  }

  private void ended(String why) {
    if (!overThere && controller.isPresent()) {
      close(why);
      controller.get().closed(this, why);
    }
  }
}
