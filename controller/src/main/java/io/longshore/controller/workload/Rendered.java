package io.longshore.controller.workload;

import io.longshore.controller.spec.Explicit;
import io.longshore.controller.spec.KnownKeys;
import io.longshore.controller.spec.hocon.HoconWriter;
import io.longshore.controller.spec.hocon.JsonText;
import io.longshore.controller.spec.tree.Origin;
import io.longshore.controller.spec.tree.SpecPath;
import io.longshore.controller.spec.tree.SpecTree;
import io.longshore.controller.spec.tree.TreeDraft;
import java.util.Map;
import java.util.TreeMap;

/**
 * A spec with everything it leaves unsaid written out, each value where it may be overridden.
 *
 * <p>It reads as the same fleet, and rendered again is the same text.
 *
 * @param tree the whole of it
 * @param reasons what made each value that was not written, by its path as text
 */
public record Rendered(SpecTree tree, Map<String, String> reasons) {
  public Rendered {
    reasons = Map.copyOf(reasons);
  }

  /** The rendering of a sound spec. */
  public static Rendered of(SpecTree tree) {
    Explicit explicit = new Explicit();
    Fleet fleet = FleetSpecParser.parse(tree, new KnownKeys(), explicit).get();
    for (Workload<?> workload : fleet.workloads()) {
      for (DerivedContainer container : workload.containers(fleet.spec())) {
        new ContainerRendering(container, fleet.spec(), tree, explicit).add();
      }
    }
    TreeDraft draft = TreeDraft.of(tree.root());
    Map<String, String> reasons = new TreeMap<>();
    explicit
        .values()
        .forEach(
            (path, value) -> {
              draft.put(path.parts(), value.node());
              reasons.put(path.toString(), value.reason());
            });
    return new Rendered(new SpecTree(tree.files(), draft.section()), reasons);
  }

  /** As HOCON. */
  public String hocon() {
    return HoconWriter.write(tree.root(), path -> "");
  }

  /** As HOCON, with what made each value behind it. */
  public String withOrigins() {
    return HoconWriter.write(tree.root(), this::origin);
  }

  /** As JSON, in one line. */
  public String json() {
    return JsonText.of(tree.root());
  }

  private String origin(SpecPath path) {
    String reason = reasons.getOrDefault(path.toString(), "");
    Origin place = tree.origin(path);
    return reason.isEmpty() ? place.toString() : reason;
  }
}
