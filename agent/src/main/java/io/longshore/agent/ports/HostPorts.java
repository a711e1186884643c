package io.longshore.agent.ports;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What listens on the host. */
public interface HostPorts {
  /** The TCP sockets that listen now. */
  List<Listening> listening();

  /** Who holds these sockets, by inode, in words; those that cannot be told are left out. */
  Map<Long, String> holders(Collection<Long> inodes);
}
