package io.longshore.agent.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class AddressTest {
  @Test
  void a_port_may_be_left_out() {
    assertEquals(new Address("192.168.31.10", 7400), Address.parse("192.168.31.10", 7400));
    assertEquals(
        List.of(new Address("a.example", 7400), new Address("b", 99)),
        Address.parseAll("a.example, b:99", 7400));
  }

  @Test
  void anything_else_is_refused() {
    for (String text :
        List.of("", "a:", "a:b", "a:0", "a:70000", "a:1:2", "-a", "a b", "a,", ":1")) {
      assertThrows(IllegalArgumentException.class, () -> Address.parseAll(text, 7400), text);
    }
  }
}
