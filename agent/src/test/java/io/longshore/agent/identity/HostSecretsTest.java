package io.longshore.agent.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.longshore.base.InMemoryStateDir;
import java.io.IOException;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class HostSecretsTest {
  private final InMemoryStateDir disk = new InMemoryStateDir();

  @Test
  void a_secret_is_made_once_and_stays_the_same_after_a_restart() throws IOException {
    String made = new NodeIdentities(disk, new SecureRandom()).secrets().text("couchdb.peer0");
    assertTrue(made.matches("[0-9a-f]{48}"), "not 192 bits");
    NodeIdentities later = new NodeIdentities(disk, new SecureRandom());
    assertEquals(made, later.secrets().text("couchdb.peer0"));
    assertNotEquals(made, later.secrets().text("couchdb.peer1"));
  }
}
