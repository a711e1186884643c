package io.longshore.agent.enrol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class JoinTokenTest {
  private static final String ROOT = "ab".repeat(32);
  private static final String SECRET = "lR7-akmXeiZnbBjQZtuMRQ";

  @Test
  void reads_root_host_and_secret_even_of_a_host_whose_name_has_dots() {
    JoinToken token = JoinToken.parse("LS1." + ROOT + ".h86.example.com." + SECRET + "\n");
    assertEquals(ROOT, token.root().hex());
    assertEquals("h86.example.com", token.host());
    assertEquals(SECRET, token.secret());
  }

  @Test
  void prints_without_its_secret() {
    assertFalse(JoinToken.parse("LS1." + ROOT + ".h86." + SECRET).toString().contains(SECRET));
  }

  @Test
  void half_a_token_is_refused() {
    for (String text :
        List.of(
            "",
            "LS1",
            "LS1." + ROOT,
            "LS1." + ROOT + ".h86",
            "LS2." + ROOT + ".h86." + SECRET,
            "LS1.zz.h86." + SECRET,
            "LS1." + ROOT + ".h86.short",
            "LS1." + ROOT + "..." + SECRET)) {
      assertThrows(IllegalArgumentException.class, () -> JoinToken.parse(text), text);
    }
  }
}
