package io.longshore.controller.serve;

import java.io.IOException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The service manager that started this process, if one did: told when it is ready (systemd's
 * sd_notify, Type=notify).
 *
 * <p>Java has no datagram sockets in the file system, so systemd's own command carries the word.
 */
public final class ServiceManager {
  private static final Logger LOG = LoggerFactory.getLogger(ServiceManager.class);
  private final boolean present;

  private ServiceManager(boolean present) {
    this.present = present;
  }

  /** The manager that this environment tells of. */
  public static ServiceManager of(Map<String, String> environment) {
    return new ServiceManager(environment.containsKey("NOTIFY_SOCKET"));
  }

  /** Says that the service is up. Without a manager this does nothing. */
  public void ready() {
    if (!present) {
      return;
    }
    try {
      new ProcessBuilder("systemd-notify", "--ready").inheritIO().start();
    } catch (IOException e) {
      LOG.warn("systemd cannot be told that the controller is up: {}", e.getMessage());
    }
  }
}
