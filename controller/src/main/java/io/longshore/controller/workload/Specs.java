package io.longshore.controller.workload;

import io.longshore.controller.spec.Checked;
import io.longshore.controller.spec.hocon.HoconReader;
import io.longshore.controller.spec.hocon.ReadOptions;
import io.longshore.controller.spec.tree.SpecTree;
import java.nio.file.Path;

/** Specs in files. */
public final class Specs {
  /**
   * A spec that nothing is wrong with.
   *
   * @param tree as it is sent to the controller
   * @param fleet as it is understood
   */
  public record Loaded(SpecTree tree, Fleet fleet) {}

  private Specs() {}

  /** Reads and checks the spec in a file; everything that is wrong is found in one go. */
  public static Checked<Loaded> load(Path file, ReadOptions options) {
    Checked<SpecTree> tree = HoconReader.read(file, options);
    if (!tree.isSound()) {
      return Checked.refused(tree.problems());
    }
    Checked<Fleet> fleet = FleetSpecParser.parse(tree.get());
    return fleet.isSound()
        ? Checked.of(new Loaded(tree.get(), fleet.get()))
        : Checked.refused(fleet.problems());
  }
}
