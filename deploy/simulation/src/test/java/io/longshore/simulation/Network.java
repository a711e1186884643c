package io.longshore.simulation;

import io.longshore.agent.link.WiredLink;
import io.longshore.proto.v1.ControllerMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * The ways between hosts and controller: each direction can be shut, streams break, ways be slow.
 */
final class Network {
  /** Keepalives of either side find a dead way within this. */
  private static final Duration KEEPALIVE = Duration.ofSeconds(15);

  private final World world;
  private final BiConsumer<String, ControllerMessage> onSend;
  private final Consumer<String> onOpen;
  private final Map<String, Way> ways = new HashMap<>();
  private final List<Stream> streams = new ArrayList<>();
  private Optional<SimulatedController> controller = Optional.empty();
  private int slowest = 20;
  private boolean twice;

  Network(World world, BiConsumer<String, ControllerMessage> onSend, Consumer<String> onOpen) {
    this.onOpen = onOpen;
    this.world = world;
    this.onSend = onSend;
    Site.HOSTS.forEach(host -> ways.put(host, new Way()));
  }

  /** A controller listens. */
  void listens(SimulatedController now) {
    controller = Optional.of(now);
  }

  /** A process is gone, and with it its ends of streams. */
  void gone(Process process) {
    controller = controller.filter(one -> one.process != process);
    for (Stream stream : List.copyOf(streams)) {
      if (stream.isOf(process)) {
        if (process.name.equals("controller")) {
          stream.controllerGone();
        } else {
          stream.agentGone();
        }
      }
    }
    streams.removeIf(Stream::over);
  }

  WiredLink.Wire dial(String host, Process agent, WiredLink.Ears ears) {
    Way way = ways.get(host);
    streams.removeIf(Stream::over);
    Stream stream =
        new Stream(
            this,
            host,
            agent,
            ears,
            controller,
            new Lane(world, way.upShut),
            new Lane(world, way.downShut));
    streams.add(stream);
    stream.open();
    if (way.upShut || way.downShut) {
      agent.after("keepalive " + world.next(), KEEPALIVE, () -> giveUp(stream));
    }
    return stream;
  }

  /** Shuts one direction of a host's way, or opens it. */
  void shut(String host, boolean up, boolean down) {
    world.note("the way of " + host + ": up " + open(up) + ", down " + open(down));
    Way way = ways.get(host);
    way.upShut = up;
    way.downShut = down;
    for (Stream stream : List.copyOf(streams)) {
      if (stream.host().equals(host)) {
        stream.up.shut(up);
        stream.down.shut(down);
        if (up || down) {
          world.loop.after("keepalive " + world.next(), KEEPALIVE, () -> giveUp(stream));
        }
      }
    }
  }

  /** The host's streams break, for both ends to see. */
  void cut(String host) {
    world.note("streams of " + host + " break");
    for (Stream stream : List.copyOf(streams)) {
      if (stream.host().equals(host)) {
        stream.lose();
      }
    }
  }

  /** From now on a message takes so long at most. */
  void slow(int millis) {
    world.note("messages take up to " + millis + " ms");
    slowest = millis;
  }

  /** From now on some messages arrive twice, or none. */
  void twice(boolean some) {
    twice = some;
  }

  private void giveUp(Stream stream) {
    if (stream.up.shut() || stream.down.shut()) {
      stream.lose();
    }
  }

  private static String open(boolean shut) {
    return shut ? "shut" : "open";
  }

  int slowest() {
    return slowest;
  }

  boolean twice() {
    return twice && world.chance(4);
  }

  long next() {
    return world.next();
  }

  Duration quick() {
    return world.millis(20);
  }

  void sent(String host, ControllerMessage message) {
    onSend.accept(host, message);
  }

  void opened(String host) {
    onOpen.accept(host);
  }

  void burn(Process process, Runnable effect) {
    try {
      process.fuse.burn(
          () -> {
            effect.run();
            return null;
          });
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static final class Way {
    private boolean upShut;
    private boolean downShut;
  }
}
