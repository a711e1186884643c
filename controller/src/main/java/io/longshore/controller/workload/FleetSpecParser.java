package io.longshore.controller.workload;

import io.longshore.controller.spec.Checked;
import io.longshore.controller.spec.Explicit;
import io.longshore.controller.spec.FleetSpec;
import io.longshore.controller.spec.Host;
import io.longshore.controller.spec.KnownKeys;
import io.longshore.controller.spec.Problems;
import io.longshore.controller.spec.SpecReader;
import io.longshore.controller.spec.Suppressions;
import io.longshore.controller.spec.tree.SpecTree;
import io.longshore.controller.workload.archive.ArchiveReader;
import io.longshore.model.ImageArchive;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Reads a spec's values as a fleet and checks them; the operator's side and the controller's both.
 */
public final class FleetSpecParser {
  private FleetSpecParser() {}

  /** The fleet of a spec, or everything that is wrong with it. */
  public static Checked<Fleet> parse(SpecTree tree) {
    return parse(tree, new KnownKeys());
  }

  /**
   * As {@link #parse(SpecTree)}.
   *
   * @param known gathers every key that was asked for
   */
  public static Checked<Fleet> parse(SpecTree tree, KnownKeys known) {
    return parse(tree, known, new Explicit());
  }

  /**
   * As {@link #parse(SpecTree)}.
   *
   * @param explicit gathers what the spec leaves unsaid
   */
  static Checked<Fleet> parse(SpecTree tree, KnownKeys known, Explicit explicit) {
    Problems problems = new Problems(tree::origin);
    SpecReader reader = SpecReader.of(tree, problems, known, explicit);
    Suppressions suppressions = Suppressions.read(reader, Rules.all());
    problems.suppress(suppressions);
    FleetSpec spec =
        FleetSpec.of(
            reader.requiredText("network"),
            hosts(reader.section("hosts")),
            reader.textsMap("groups", "<group>"));
    List<Workload<?>> workloads = new ArrayList<>();
    for (WorkloadKind<?> kind : WorkloadKinds.ALL) {
      SpecReader section = reader.section(kind.name());
      if (reader.has(kind.name())) {
        workloads.add(Workload.read(kind, section));
      }
    }
    SortedMap<String, ImageArchive> archives = ArchiveReader.read(reader);
    reader.finish();
    workloads.forEach(workload -> workload.check(spec, problems));
    FleetChecks.check(spec, workloads, problems);
    suppressions.finish(problems);
    return problems.isEmpty()
        ? Checked.of(new Fleet(spec, workloads, archives, tree.digest(), problems.remarks()))
        : Checked.refused(problems.all());
  }

  private static SortedMap<String, Host> hosts(SpecReader section) {
    SortedMap<String, Host> hosts = new TreeMap<>();
    for (String name : section.names()) {
      SpecReader host = section.named(name, "<host>", "address");
      hosts.put(
          name, new Host(name, host.requiredText("address"), new TreeSet<>(host.words("labels"))));
      host.finish();
    }
    return hosts;
  }
}
