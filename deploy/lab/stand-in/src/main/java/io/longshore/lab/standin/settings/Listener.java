package io.longshore.lab.standin.settings;

import java.nio.file.Path;
import java.util.List;

/** Where a stand-in listens and with which TLS files. */
public record Listener(
    String address, int port, Path tlsKey, Path tlsCertificate, List<Path> tlsRoots) {
  public Listener {
    tlsRoots = List.copyOf(tlsRoots);
  }
}
