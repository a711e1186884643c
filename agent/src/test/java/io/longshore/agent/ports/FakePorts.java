package io.longshore.agent.ports;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A host on which only that listens what the test says. */
public final class FakePorts implements HostPorts {
  private final List<Listening> sockets = new ArrayList<>();
  private final Map<Long, String> names = new HashMap<>();

  /** Lets a process listen. */
  public void listen(int port, String holder) {
    long inode = sockets.size() + 1L;
    sockets.add(new Listening("0.0.0.0", port, inode));
    names.put(inode, holder);
  }

  /** Ends all that listens. */
  public void clear() {
    sockets.clear();
  }

  @Override
  public List<Listening> listening() {
    return List.copyOf(sockets);
  }

  @Override
  public Map<Long, String> holders(Collection<Long> inodes) {
    Map<Long, String> known = new HashMap<>(names);
    known.keySet().retainAll(inodes);
    return known;
  }
}
