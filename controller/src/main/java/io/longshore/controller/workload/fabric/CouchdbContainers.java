package io.longshore.controller.workload.fabric;

import io.longshore.controller.workload.ContainerSettings;
import io.longshore.controller.workload.HostDraft;
import io.longshore.controller.workload.PublishedPort;
import io.longshore.model.ContainerSpec;
import io.longshore.model.FileContent;
import io.longshore.model.FileEntry;
import io.longshore.model.FileSet;
import io.longshore.model.Gate;
import io.longshore.model.GateNames;
import io.longshore.model.GateTarget;
import io.longshore.model.Mount;
import io.longshore.model.MountSource;
import io.longshore.model.Networking;
import io.longshore.model.PortBinding;
import io.longshore.model.Run;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The CouchDB containers.
 *
 * <p>The administrator's password is made on the host and lies there in files of root's: CouchDB
 * reads it from an ini file and writes its hash over it, the peer reads it from its configuration.
 * It is in nobody's environment and on nobody's command line.
 */
record CouchdbContainers(FabricSite site) {
  static final String ROLE = "couchdb";

  /** The administrator's name. */
  static final String USER = "longshore";

  /** Only this host's agent needs the published port; the peer goes over the bridge. */
  static final String ADDRESS = "127.0.0.1";

  /**
   * The image makes its files CouchDB's own, which a mounted one must not become, and CouchDB
   * writes there: it is given a copy (apache/couchdb-docker and fabric-baseimage 0.4.14,
   * docker-entrypoint.sh). The last file is the one that CouchDB writes the hash to.
   */
  static final List<String> COMMAND =
      List.of(
          "/bin/sh",
          "-c",
          "cp /etc/longshore/admin.ini /opt/couchdb/etc/local.d/zz-longshore.ini"
              + " && exec /docker-entrypoint.sh /opt/couchdb/bin/couchdb");

  private static final String ADMIN = "admin.ini";
  private static final String LOGIN = "login";
  private static final Duration STOP = Duration.ofSeconds(30);

  /** Adds the container beside a peer, with its files. */
  void add(FabricNode peer, HostDraft host) {
    String name = CouchdbRole.name(peer);
    host.add(
        new FileSet(
            name,
            List.of(
                new FileEntry(ADMIN, 0600, secret(peer, "[admins]\n" + USER + " = ", "\n")),
                new FileEntry(LOGIN, 0600, secret(peer, USER + ":", "")))));
    host.add(container(peer));
  }

  ContainerSpec container(FabricNode peer) {
    String name = CouchdbRole.name(peer);
    ContainerSettings settings = site.topology().couchdb().of(peer);
    Run run =
        FabricSite.run(
            settings,
            site.topology().images().couchdb(),
            FabricSite.overridden(Map.of(), settings),
            STOP,
            Optional.empty());
    ContainerSpec derived =
        new ContainerSpec(
            name,
            ROLE,
            run.with(COMMAND),
            new Networking(
                site.fleet().bridge(),
                name,
                List.of(),
                new TreeMap<>(),
                List.of(new PortBinding(ADDRESS, Ports.couchdb(peer), Ports.COUCHDB))),
            List.of(
                new Mount("/etc/longshore", new MountSource.Files(name, ""), true),
                volume("/opt/couchdb/data", name),
                volume("/opt/couchdb/etc/local.d", name + "-config")),
            List.of(),
            ready(peer));
    return settings.over(derived, site.fleet(), ADDRESS);
  }

  /** It serves, and takes the administrator's password. */
  Gate ready(FabricNode peer) {
    String name = CouchdbRole.name(peer);
    int port =
        site.topology().couchdb().of(peer).ports().orElse(List.of()).stream()
            .filter(one -> one.container() == Ports.COUCHDB)
            .map(PublishedPort::host)
            .findFirst()
            .orElse(Ports.couchdb(peer));
    return new Gate(
        GateNames.COUCHDB_READY,
        List.of(new GateTarget(name, ADDRESS, port, "")),
        new TreeMap<>(Map.of(GateNames.LOGIN, name + "/" + LOGIN)));
  }

  /** A text around the password between a peer and its CouchDB. */
  static FileContent secret(FabricNode peer, String before, String after) {
    return new FileContent.SecretText(CouchdbRole.name(peer), before, after);
  }

  private Mount volume(String target, String name) {
    return new Mount(target, new MountSource.Volume(site.fleet().volume(name)), false);
  }
}
