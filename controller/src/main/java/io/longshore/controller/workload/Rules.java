package io.longshore.controller.workload;

import io.longshore.controller.spec.Rule;
import io.longshore.controller.spec.SpecRules;
import io.longshore.controller.spec.hocon.FolderFiles;
import io.longshore.controller.spec.hocon.HoconRules;
import io.longshore.controller.workload.archive.ArchiveReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Every rule a spec is held to. */
public final class Rules {
  private static final List<Rule> ALL = gathered();

  private Rules() {}

  /** The rules by id. */
  public static List<Rule> all() {
    return ALL;
  }

  private static List<Rule> gathered() {
    List<Rule> rules = new ArrayList<>(HoconRules.ALL);
    rules.addAll(SpecRules.ALL);
    rules.addAll(FleetRules.ALL);
    rules.addAll(ContainerRules.ALL);
    rules.add(FolderFiles.RULE);
    rules.add(ArchiveReader.RULE);
    WorkloadKinds.ALL.forEach(kind -> rules.addAll(kind.rules()));
    rules.sort(Comparator.comparing(Rule::id));
    return List.copyOf(rules);
  }
}
