package io.longshore.controller.workload.fabric;

import io.longshore.controller.spec.Nearest;
import io.longshore.controller.spec.tree.SpecPath;
import io.longshore.controller.workload.ContainerSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Rules for peers' state databases. */
final class CouchdbChecks {
  /** Variables by which a login would stand in an environment, where docker inspect shows it. */
  private static final Set<String> LOGIN =
      Set.of(
          "COUCHDB_USER",
          "COUCHDB_PASSWORD",
          "COUCHDB_SECRET",
          "CORE_LEDGER_STATE_COUCHDBCONFIG_USERNAME",
          "CORE_LEDGER_STATE_COUCHDBCONFIG_PASSWORD");

  private static final Set<String> DERIVED =
      Set.of("CORE_LEDGER_STATE_STATEDATABASE", "CORE_LEDGER_STATE_COUCHDBCONFIG_COUCHDBADDRESS");

  static final List<FabricCheck> ALL =
      List.of(
          FabricCheck.of(
                  "state-database",
                  "a peer keeps its state in goleveldb or in couchdb",
                  "fabric v1.4.0, core/ledger/ledgerconfig",
                  CouchdbChecks::kinds)
              .fixedBy("write state-database = couchdb"),
          FabricCheck.of(
                  "couchdb-node",
                  "couchdb.nodes names peers whose state a CouchDB keeps",
                  "",
                  CouchdbChecks::nodes)
              .fixedBy("give the peer state-database = couchdb, or remove the node"),
          FabricCheck.of(
                  "couchdb-login",
                  "the login between a peer and its CouchDB is in no environment",
                  "docker inspect and /proc show environments; the host makes the password and"
                      + " places it as files",
                  CouchdbChecks::logins)
              .fixedBy("remove the variable"),
          FabricCheck.of(
                  "couchdb-address",
                  "a peer's state database is said by state-database alone",
                  "a variable beside it would point the peer at another database than the one that"
                      + " is made for it",
                  CouchdbChecks::addresses)
              .fixedBy("remove the variable, and write state-database = couchdb"),
          FabricCheck.of(
                  "couchdb-command",
                  "a CouchDB and its peer are started by the derived command, which gives them"
                      + " their login",
                  "",
                  CouchdbChecks::commands)
              .fixedBy("remove command"));

  private CouchdbChecks() {}

  private static void kinds(FabricTopology topology, Findings findings) {
    List<String> known = List.of(CouchdbRole.GOLEVELDB, CouchdbRole.COUCHDB);
    for (FabricNode peer : topology.peers()) {
      String kind = peer.stateDatabase().orElse(CouchdbRole.GOLEVELDB);
      if (!known.contains(kind)) {
        findings.say(
            peer.path().then(CouchdbRole.STATE_DATABASE),
            "\"" + kind + "\" is no state database",
            Nearest.remedy(kind, known));
      }
    }
  }

  private static void nodes(FabricTopology topology, Findings findings) {
    List<String> known = topology.couchdbPeers().stream().map(FabricNode::name).toList();
    for (String name : topology.couchdb().nodes().keySet()) {
      if (!known.contains(name)) {
        findings.say(
            FabricPaths.COUCHDB.then("nodes").then(name),
            "\"" + name + "\" is no peer with a CouchDB",
            known.isEmpty() ? "give a peer state-database = couchdb" : Nearest.remedy(name, known));
      }
    }
  }

  private static void logins(FabricTopology topology, Findings findings) {
    topology.peers().forEach(peer -> variables(peer, LOGIN, findings));
    Map<String, ContainerSettings> all = new TreeMap<>(topology.couchdb().nodes());
    all.put("", topology.couchdb().settings());
    List<SpecPath> said = new ArrayList<>();
    for (ContainerSettings settings : all.values()) {
      for (String variable : settings.environment().keySet()) {
        SpecPath place = settings.place("environment." + variable).orElse(FabricPaths.COUCHDB);
        if (LOGIN.contains(variable) && !said.contains(place)) {
          said.add(place);
          findings.say(place, variable + " puts the login into the environment", "remove it");
        }
      }
    }
  }

  private static void addresses(FabricTopology topology, Findings findings) {
    for (FabricNode peer : topology.peers()) {
      Map<String, String> derived =
          peer.hasCouchdb() ? CouchdbPeer.environment(peer, "") : Map.of();
      for (String variable : DERIVED) {
        String set = peer.settings().environment().get(variable);
        if (set != null && !set.equals(derived.get(variable))) {
          findings.variable(
              peer,
              variable,
              variable + " = " + set + " is not what " + CouchdbRole.STATE_DATABASE + " comes to",
              "remove it, and write state-database = couchdb where it is wanted");
        }
      }
    }
  }

  private static void variables(FabricNode peer, Set<String> names, Findings findings) {
    for (String variable : peer.settings().environment().keySet()) {
      if (names.contains(variable)) {
        findings.variable(
            peer, variable, variable + " puts the login into the environment", "remove it");
      }
    }
  }

  private static void commands(FabricTopology topology, Findings findings) {
    List<SpecPath> said = new ArrayList<>();
    for (FabricNode peer : topology.couchdbPeers()) {
      command(peer.settings(), CouchdbPeer.COMMAND, said, findings);
      command(topology.couchdb().of(peer), CouchdbContainers.COMMAND, said, findings);
    }
  }

  private static void command(
      ContainerSettings settings, List<String> derived, List<SpecPath> said, Findings findings) {
    Optional<SpecPath> place = settings.place("command");
    boolean another = settings.command().isPresent() && !settings.command().get().equals(derived);
    if (another && place.isPresent() && !said.contains(place.get())) {
      said.add(place.get());
      findings.say(place.get(), "the command is another than the derived one", "remove it");
    }
  }
}
