package io.longshore.agent.ports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class SocketTableTest {
  private static final String HEADER =
      "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout"
          + " inode\n";

  private static String line(String local, String state, int inode) {
    return "   0: "
        + local
        + " 00000000:0000 "
        + state
        + " 00000000:00000000 00:00000000 00000000     0        0 "
        + inode
        + " 1 0000000000000000 100 0 0 10 0\n";
  }

  @Test
  void reads_what_listens_and_nothing_else() {
    String table =
        HEADER
            + line("00000000:0885", "0A", 11)
            + line("561FA8C0:1B8A", "0A", 12)
            + line("0100007F:0016", "01", 13);
    assertEquals(
        List.of(new Listening("0.0.0.0", 2181, 11), new Listening("192.168.31.86", 7050, 12)),
        SocketTable.listening(table));
  }

  @Test
  void of_ipv6_only_what_a_published_port_can_clash_with_counts() {
    String table =
        HEADER
            + line("00000000000000000000000000000000:0885", "0A", 11)
            + line("0000000000000000FFFF0000561FA8C0:1B8A", "0A", 12)
            + line("00000000000000000000000001000000:0016", "0A", 13);
    assertEquals(
        List.of(new Listening("0.0.0.0", 2181, 11), new Listening("192.168.31.86", 7050, 12)),
        SocketTable.listening(table));
  }

  @Test
  void an_empty_table_holds_nothing() {
    assertEquals(List.of(), SocketTable.listening(HEADER));
    assertEquals(List.of(), SocketTable.listening(""));
  }
}
