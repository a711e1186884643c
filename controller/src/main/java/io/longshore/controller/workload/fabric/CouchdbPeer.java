package io.longshore.controller.workload.fabric;

import io.longshore.model.FileContent;
import java.util.List;
import java.util.Map;

/**
 * What a peer needs to keep its state in CouchDB.
 *
 * <p>Its password can only come from the environment or from core.yaml (fabric v1.4.0,
 * core/ledger/ledgerconfig). The image's own core.yaml, whatever its version, is taken and the
 * login put in, into memory: the container's layer and its environment never hold it.
 */
final class CouchdbPeer {
  /** Within the peer's file set, and where it is mounted. */
  static final String FOLDER = "couchdb";

  static final String MOUNTED = "/etc/hyperledger/couchdb";
  static final String FILE = FOLDER + "/core.sed";

  private static final String CONFIGURATION = "/dev/shm/fabric";

  static final List<String> COMMAND =
      List.of(
          "/bin/sh",
          "-c",
          "umask 077 && mkdir -p "
              + CONFIGURATION
              + " && sed -f "
              + MOUNTED
              + "/core.sed /etc/hyperledger/fabric/core.yaml > "
              + CONFIGURATION
              + "/core.yaml && exec peer node start");

  private CouchdbPeer() {}

  /** Puts the login into the two lines of core.yaml that are there for it. */
  static FileContent file(FabricNode peer) {
    return CouchdbContainers.secret(
        peer,
        "s/^\\([[:space:]]*username:\\).*/\\1 "
            + CouchdbContainers.USER
            + "/\ns/^\\([[:space:]]*password:\\).*/\\1 ",
        "/\n");
  }

  /** Variables over those that every peer has. */
  static Map<String, String> environment(FabricNode peer, String home) {
    return Map.of(
        "CORE_LEDGER_STATE_STATEDATABASE",
        "CouchDB",
        "CORE_LEDGER_STATE_COUCHDBCONFIG_COUCHDBADDRESS",
        CouchdbRole.name(peer) + ":" + Ports.COUCHDB,
        "FABRIC_CFG_PATH",
        CONFIGURATION,
        "CORE_PEER_MSPCONFIGPATH",
        home + "/msp");
  }
}
