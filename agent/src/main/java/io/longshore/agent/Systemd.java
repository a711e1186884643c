package io.longshore.agent;

import io.longshore.base.Loop;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells systemd that the agent is up, and then that its loop still turns (sd_notify(3)). */
final class Systemd {
  private static final Logger LOG = LoggerFactory.getLogger(Systemd.class);

  private final Loop loop;
  private final boolean listening;
  private final Optional<Duration> watchdog;

  /**
   * systemd as the environment tells of it.
   *
   * @param environment of this process
   */
  Systemd(Loop loop, Map<String, String> environment) {
    this.loop = loop;
    listening = environment.containsKey("NOTIFY_SOCKET");
    // Twice in each period, as sd_watchdog_enabled(3) advises.
    watchdog =
        Optional.ofNullable(environment.get("WATCHDOG_USEC"))
            .filter(text -> text.matches("\\d{1,15}"))
            .map(text -> Duration.ofMillis(Math.max(1, Long.parseLong(text) / 2000)));
  }

  void ready() {
    if (listening) {
      loop.submit(
          "systemd ready",
          () -> {
            say("READY=1");
            watchdog.ifPresent(this::alive);
          });
    }
  }

  private void alive(Duration pause) {
    say("WATCHDOG=1");
    loop.after("systemd watchdog", pause, () -> alive(pause));
  }

  private void say(String state) {
    loop.offload(
        "systemd-notify",
        () -> new ProcessBuilder("systemd-notify", state).inheritIO().start().waitFor(),
        (code, thrown) -> {
          if (thrown instanceof IOException) {
            LOG.warn("systemd waits to hear {}, and systemd-notify is not there", state);
          } else if (code == null || code != 0) {
            LOG.warn("systemd-notify {} failed: {}", state, thrown == null ? code : thrown);
          }
        });
  }
}
