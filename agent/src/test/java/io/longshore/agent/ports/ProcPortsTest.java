package io.longshore.agent.ports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProcPortsTest {
  @Test
  void finds_a_socket_of_this_very_process_and_its_holder() throws IOException {
    ProcPorts ports = new ProcPorts(Path.of("/proc"));
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      List<Listening> own =
          ports.listening().stream().filter(one -> one.port() == socket.getLocalPort()).toList();
      assertEquals(1, own.size());
      String holder = ports.holders(Set.of(own.get(0).inode())).get(own.get(0).inode());
      assertTrue(holder.endsWith("(pid " + ProcessHandle.current().pid() + ")"), holder);
    }
  }
}
