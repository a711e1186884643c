package io.longshore.controller.importing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
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
   * @param orders whether there is anybody to order: a ZooKeeper server and a broker
   * @param findings what is wrong, missing or left out, by place
   */
  public record Imported(String spec, int nodes, boolean orders, List<Finding> findings) {
    public Imported {
      findings = List.copyOf(findings);
    }

    /**
     * The spec with these rules excused: the setup breaks them, and an import changes nothing. Too
     * few of what is not there at all are not excused.
     *
     * @param rules ids of rules that a spec may break with a reason
     */
    public String excusing(Collection<String> rules) {
      if (rules.isEmpty() || !orders) {
        return spec;
      }
      HoconWriter out = new HoconWriter();
      out.blank().comment("Rules that the setup breaks, and so this spec.").open("suppress");
      new TreeSet<>(rules).forEach(rule -> out.put(rule, "it was so when it was imported"));
      return spec + out.close().text();
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
    return new Imported(
        SpecText.of(draft, folder.name()), nodes.size(), orders(draft), findings.all());
  }

  private static boolean orders(NetworkDraft draft) {
    return draft
        .fabric()
        .filter(fabric -> !fabric.zookeepers().isEmpty() && !fabric.brokers().isEmpty())
        .isPresent();
  }
}
