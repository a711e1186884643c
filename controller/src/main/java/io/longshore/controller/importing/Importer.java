package io.longshore.controller.importing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Reads a setup made by hand into a spec. */
public final class Importer {
  /**
   * What an import came to.
   *
   * @param spec the spec's text
   * @param nodes how many containers were understood
   * @param findings what is wrong, missing or left out, by place
   */
  public record Imported(String spec, int nodes, List<Finding> findings) {
    public Imported {
      findings = List.copyOf(findings);
    }
  }

  private Importer() {}

  /**
   * Reads a folder. Whatever its files hold, the spec is written; what could not be understood is
   * among the findings.
   *
   * @param network the network's name, for what the files tell
   * @throws IOException when the folder cannot be read
   */
  public static Imported read(Path folder, Optional<String> network) throws IOException {
    Findings findings = new Findings();
    return read(SourceFolder.read(folder, findings), network, findings);
  }

  static Imported read(SourceFolder folder, Optional<String> name, Findings findings) {
    Setup setup = Setup.of(folder, findings);
    MissingPieces.find(setup, findings);
    HostMap hosts = HostMap.of(setup.services(), findings);
    List<Node> nodes = new NodeFinder(setup, hosts, findings).find();
    NetworkDrafting drafting =
        new NetworkDrafting(setup, nodes, new TreeSet<>(hosts.hosts()), findings);
    NetworkDraft draft = drafting.draft(name);
    Inspected network = new Inspected(setup, nodes, drafting.hosts(), draft);
    Inspections.ALL.forEach(inspection -> inspection.inspect(network, findings));
    return new Imported(SpecText.of(draft, folder.name()), nodes.size(), findings.all());
  }
}
