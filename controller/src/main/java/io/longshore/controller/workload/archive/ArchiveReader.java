package io.longshore.controller.workload.archive;

import io.longshore.base.Digest;
import io.longshore.controller.spec.Problems;
import io.longshore.controller.spec.Rule;
import io.longshore.controller.spec.SpecReader;
import io.longshore.controller.spec.hocon.FolderFiles;
import io.longshore.controller.spec.tree.SpecNode;
import io.longshore.controller.spec.tree.SpecPath;
import io.longshore.model.ImageArchive;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads {@code images { archives = […] }}.
 *
 * <p>Whoever reads the spec from disk puts in the place of each file's name what it is: its digest,
 * size and images. The controller, which has no such file, is sent all there is to know of it, and
 * the content itself only if it lacks it.
 */
public final class ArchiveReader {
  /** The section at the top of a spec. */
  public static final String SECTION = "images";

  /** What is asked of an archive. */
  public static final Rule RULE =
      new Rule(
              "image-archive",
              "an archive of images is a file of docker save in the spec's own folder",
              "Docker Engine: docker load; a spec reads nothing its author did not put beside it")
          .fixedBy("docker save -o images/NAME.tar IMAGE, beside the spec");

  private static final String ARCHIVES = "archives";
  private static final String FILES = "files";
  private static final String DIGEST = "digest";
  private static final String SIZE = "size";
  private static final String IMAGES = "images";
  private static final String LATEST = ":latest";

  private ArchiveReader() {}

  /** The archives, by the reference of each image they hold. */
  public static SortedMap<String, ImageArchive> read(SpecReader spec) {
    SortedMap<String, ImageArchive> byImage = new TreeMap<>();
    SpecReader section = spec.section(SECTION);
    SpecReader archives = section.section(ARCHIVES, FILES);
    for (String name : archives.names()) {
      SpecReader archive = archives.named(name, "<archive>", DIGEST);
      Optional<Digest> digest = digest(archive);
      long size = archive.size(SIZE).orElse(-1L);
      List<String> images = archive.texts(IMAGES);
      if (digest.isEmpty() || size < 0 || images.isEmpty()) {
        wrong(archive, "it does not say its digest, size and images");
      } else {
        for (String image : images) {
          add(byImage, new ImageArchive(image, digest.get(), size), archive);
        }
      }
      archive.finish();
    }
    section.finish();
    return byImage;
  }

  private static void add(
      SortedMap<String, ImageArchive> byImage, ImageArchive one, SpecReader archive) {
    ImageArchive other = byImage.put(one.image(), one);
    if (other != null && !other.digest().equals(one.digest())) {
      wrong(archive, "image " + one.image() + " is in another archive too");
    }
    if (one.image().endsWith(LATEST)) {
      String brief = one.image().substring(0, one.image().length() - LATEST.length());
      byImage.put(brief, new ImageArchive(brief, one.digest(), one.size()));
    }
  }

  private static Optional<Digest> digest(SpecReader archive) {
    try {
      return archive.text(DIGEST).map(Digest::new);
    } catch (IllegalArgumentException odd) {
      return Optional.empty();
    }
  }

  private static void wrong(SpecReader archive, String what) {
    archive.problems().add(archive.path(), RULE, what, RULE.fix());
  }

  /** The section with what each archive is in place of its name. */
  public static SpecNode.Section gathered(
      SpecNode.Section section, FolderFiles folder, Problems problems, ArchiveFiles files) {
    if (!(section.entries().get(ARCHIVES) instanceof SpecNode.Items names)) {
      return section;
    }
    SortedMap<String, SpecNode> entries = new TreeMap<>(section.entries());
    entries.remove(ARCHIVES);
    SpecNode.Section without = new SpecNode.Section(section.origin(), entries);
    SpecPath path = SpecPath.of(SECTION, ARCHIVES);
    SortedMap<String, SpecNode> archives = new TreeMap<>();
    for (SpecNode item : names.values()) {
      if (!(item instanceof SpecNode.Text name)) {
        return section;
      }
      Optional<Path> file = folder.find(name.value(), name.origin(), path, RULE);
      if (file.isEmpty()) {
        return without;
      }
      try {
        SavedImages saved = files.read(file.get());
        archives.put(name.value(), node(name, saved));
      } catch (IOException unfit) {
        problems.add(
            name.origin(),
            path.toString(),
            RULE,
            "\"" + name.value() + "\": " + unfit.getMessage(),
            RULE.fix());
        return without;
      }
    }
    entries.put(ARCHIVES, new SpecNode.Section(names.origin(), archives));
    return new SpecNode.Section(section.origin(), entries);
  }

  private static SpecNode node(SpecNode.Text name, SavedImages saved) {
    SortedMap<String, SpecNode> entries = new TreeMap<>();
    entries.put(DIGEST, new SpecNode.Text(name.origin(), saved.digest().hex()));
    entries.put(SIZE, new SpecNode.Number(name.origin(), String.valueOf(saved.size())));
    entries.put(
        IMAGES,
        new SpecNode.Items(
            name.origin(),
            saved.images().stream()
                .<SpecNode>map(image -> new SpecNode.Text(name.origin(), image))
                .toList()));
    return new SpecNode.Section(name.origin(), entries);
  }
}
