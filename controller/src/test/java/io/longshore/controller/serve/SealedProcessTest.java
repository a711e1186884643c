package io.longshore.controller.serve;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.longshore.base.FailureException;
import io.longshore.controller.custody.Passphrase;
import io.longshore.proto.v1.StatusRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole process, with and without a key for what it keeps. */
class SealedProcessTest {
  private static final Passphrase KEY = Passphrase.of("correct horse battery".getBytes(US_ASCII));
  private static final Passphrase OTHER = Passphrase.of("incorrect horse btry".getBytes(US_ASCII));

  @TempDir Path folder;

  @Test
  void a_key_seals_the_authority_of_a_plain_controller_and_is_needed_from_then_on()
      throws Exception {
    assertTrue(warnings(Optional.empty()).get(0).contains("--key-file"), "it is said aloud");
    assertTrue(authority().contains("\nkey "), "plain");

    assertEquals(List.of(), warnings(Optional.of(KEY)));
    assertFalse(authority().contains("\nkey "), "sealed");
    assertRefused("no key was given", Optional.empty());
    assertRefused("not the one", Optional.of(OTHER));

    assertTrue(StateCustody.rekey(folder, Optional.of(KEY), OTHER));
    assertRefused("not the one", Optional.of(KEY));
    assertEquals(List.of(), warnings(Optional.of(OTHER)));
  }

  @Test
  void keys_of_a_running_controller_are_not_changed() throws Exception {
    try (ControllerProcess process = ControllerProcess.start(config(Optional.empty()))) {
      FailureException refused =
          assertThrows(
              FailureException.class, () -> StateCustody.rekey(folder, Optional.empty(), KEY));
      assertTrue(refused.getMessage().contains("another controller"), process + "");
    }
    assertFalse(Files.exists(folder.resolve("keyring")));
  }

  /**
   * What a controller warns of; the fleet's root, which the operator's identity is of, is whole.
   */
  private List<String> warnings(Optional<Passphrase> key) throws Exception {
    try (ControllerProcess process = ControllerProcess.start(config(key))) {
      LoopbackClients clients =
          new LoopbackClients(folder, process.port(), process.enrolmentPort());
      try {
        return clients.asOperator().status(StatusRequest.getDefaultInstance()).getWarningsList();
      } finally {
        clients.close();
      }
    }
  }

  private void assertRefused(String what, Optional<Passphrase> key) {
    FailureException refused =
        assertThrows(FailureException.class, () -> ControllerProcess.start(config(key)));
    assertTrue(refused.getMessage().contains(what), refused.getMessage());
  }

  private ControllerConfig config(Optional<Passphrase> key) {
    return new ControllerConfig(folder, "127.0.0.1", 0, 0, Optional.empty(), "test", key);
  }

  private String authority() throws IOException {
    return new String(Files.readAllBytes(folder.resolve("authority")), ISO_8859_1);
  }
}
