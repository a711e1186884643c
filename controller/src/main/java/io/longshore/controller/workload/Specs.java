package io.longshore.controller.workload;

import io.longshore.base.Digest;
import io.longshore.controller.spec.Checked;
import io.longshore.controller.spec.Problem;
import io.longshore.controller.spec.Problems;
import io.longshore.controller.spec.hocon.FolderFiles;
import io.longshore.controller.spec.hocon.HoconReader;
import io.longshore.controller.spec.hocon.ReadOptions;
import io.longshore.controller.spec.tree.Origin;
import io.longshore.controller.spec.tree.SpecNode;
import io.longshore.controller.spec.tree.SpecTree;
import io.longshore.controller.workload.archive.ArchiveFiles;
import io.longshore.controller.workload.archive.ArchiveReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Specs in files. */
public final class Specs {
  /**
   * A spec that nothing is wrong with.
   *
   * @param tree as it is sent to the controller
   * @param fleet as it is understood
   * @param archives files of images beside the spec, by digest
   */
  public record Loaded(SpecTree tree, Fleet fleet, SortedMap<Digest, Path> archives) {}

  private Specs() {}

  /** Reads and checks the spec in a file; everything that is wrong is found in one go. */
  public static Checked<Loaded> load(Path file, ReadOptions options) {
    Checked<SpecTree> tree = HoconReader.read(file, options);
    if (!tree.isSound()) {
      return Checked.refused(tree.problems());
    }
    FolderFiles folder = new FolderFiles(file);
    Problems unfit = new Problems(path -> Origin.NONE);
    ArchiveFiles archives = new ArchiveFiles();
    SpecTree whole = gathered(tree.get(), folder, unfit, archives);
    Checked<Fleet> fleet = FleetSpecParser.parse(whole);
    List<Problem> problems = new ArrayList<>(folder.problems());
    problems.addAll(unfit.all());
    Set<String> unread = problems.stream().map(Problem::path).collect(Collectors.toSet());
    fleet.problems().stream()
        .filter(problem -> !unread.contains(problem.path()))
        .forEach(problems::add);
    return problems.isEmpty()
        ? Checked.of(new Loaded(whole, fleet.get(), archives.all()))
        : Checked.refused(problems.stream().sorted().toList());
  }

  private static SpecTree gathered(
      SpecTree tree, FolderFiles folder, Problems problems, ArchiveFiles archives) {
    SortedMap<String, SpecNode> entries = new TreeMap<>(tree.root().entries());
    for (WorkloadKind<?> kind : WorkloadKinds.ALL) {
      if (entries.get(kind.name()) instanceof SpecNode.Section section) {
        entries.put(kind.name(), kind.gathered(section, folder));
      }
    }
    if (entries.get(ArchiveReader.SECTION) instanceof SpecNode.Section images) {
      entries.put(
          ArchiveReader.SECTION, ArchiveReader.gathered(images, folder, problems, archives));
    }
    return new SpecTree(tree.files(), new SpecNode.Section(tree.root().origin(), entries));
  }
}
