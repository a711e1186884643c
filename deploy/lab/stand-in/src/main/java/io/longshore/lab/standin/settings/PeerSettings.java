package io.longshore.lab.standin.settings;

import io.longshore.lab.standin.Death;
import java.nio.file.Path;
import java.util.List;

/**
 * The peer's settings from CORE_* variables; defaults are those of the sample core.yaml of Fabric
 * v1.4.0, except that the stand-in insists on TLS.
 *
 * @param chaincodeListenAddress checked for its form; the stand-in runs no chaincode and does not
 *     listen there
 */
public record PeerSettings(
    String id,
    String address,
    Listener listener,
    String mspId,
    Path mspDirectory,
    Path files,
    HostPort chaincodeListenAddress) {

  /** An address written as host:port. */
  public record HostPort(String host, int port) {
    static HostPort parse(String name, String text) throws Death {
      int colon = text.lastIndexOf(':');
      if (colon > 0) {
        try {
          int port = Integer.parseInt(text.substring(colon + 1));
          if (port >= 0 && port <= 65535) {
            return new HostPort(text.substring(0, colon), port);
          }
        } catch (NumberFormatException notANumber) {
          // Falls through to the one message for every malformed address.
        }
      }
      throw Death.fatal("peer address is not in the format of host:port: %s=%s", name, text);
    }
  }

  /** Reads them; dies with the first one that cannot be used. */
  public static PeerSettings from(Environment env) throws Death {
    if (!env.flag("CORE_PEER_TLS_ENABLED", false)) {
      throw Death.fatal("the stand-in serves over TLS only: set CORE_PEER_TLS_ENABLED=true");
    }
    if (env.flag("CORE_PEER_TLS_CLIENTAUTHREQUIRED", false)) {
      throw Death.fatal(
          "the stand-in does not ask clients for certificates: unset"
              + " CORE_PEER_TLS_CLIENTAUTHREQUIRED");
    }
    HostPort listen =
        HostPort.parse(
            "CORE_PEER_LISTENADDRESS", env.text("CORE_PEER_LISTENADDRESS", "0.0.0.0:7051"));
    HostPort.parse("CORE_PEER_ADDRESS", env.text("CORE_PEER_ADDRESS", "0.0.0.0:7051"));
    Listener listener =
        new Listener(
            listen.host(),
            listen.port(),
            env.path("CORE_PEER_TLS_KEY_FILE", "tls/server.key"),
            env.path("CORE_PEER_TLS_CERT_FILE", "tls/server.crt"),
            List.of(env.path("CORE_PEER_TLS_ROOTCERT_FILE", "tls/ca.crt")));
    return new PeerSettings(
        env.text("CORE_PEER_ID", "jdoe"),
        env.text("CORE_PEER_ADDRESS", "0.0.0.0:7051"),
        listener,
        env.text("CORE_PEER_LOCALMSPID", "SampleOrg"),
        env.path("CORE_PEER_MSPCONFIGPATH", "msp"),
        Path.of(env.text("CORE_PEER_FILESYSTEMPATH", "/var/hyperledger/production")),
        HostPort.parse(
            "CORE_PEER_CHAINCODELISTENADDRESS",
            env.text("CORE_PEER_CHAINCODELISTENADDRESS", "0.0.0.0:7052")));
  }
}
