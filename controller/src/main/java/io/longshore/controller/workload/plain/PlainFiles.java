package io.longshore.controller.workload.plain;

import io.longshore.controller.spec.SpecReader;
import io.longshore.controller.spec.hocon.FolderFiles;
import io.longshore.controller.spec.tree.SpecNode;
import io.longshore.controller.spec.tree.SpecPath;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads {@code files { }}.
 *
 * <p>Whoever reads the spec from disk puts each file's content where its name stood, so that the
 * controller, which has no such folder, is sent all there is, and the spec's digest is that of the
 * content.
 */
final class PlainFiles {
  private static final String FILES = "files";
  private static final String SOURCE = "source";
  private static final String CONTENT = "content";
  private static final String BYTES = "bytes";

  private PlainFiles() {}

  static List<PlainFile> read(SpecReader container) {
    List<PlainFile> files = new ArrayList<>();
    SpecReader section = container.section(FILES);
    for (String target : section.names()) {
      SpecReader file = section.named(target, "<path>", SOURCE);
      files.add(new PlainFile(target, content(file), mode(file.text("mode", "0644")), file.path()));
      file.finish();
    }
    return files;
  }

  private static Optional<byte[]> content(SpecReader file) {
    Optional<String> source = file.text(SOURCE);
    Optional<String> text = file.plainText(CONTENT);
    Optional<String> bytes = file.text(BYTES);
    if (source.isPresent() || text.isPresent() == bytes.isPresent()) {
      return Optional.empty();
    }
    try {
      return text.map(content -> content.getBytes(StandardCharsets.UTF_8))
          .or(() -> bytes.map(Base64.getDecoder()::decode));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  private static int mode(String written) {
    boolean octal =
        !written.isEmpty()
            && written.length() <= 4
            && written.chars().allMatch(c -> c >= '0' && c <= '7');
    int mode = octal ? Integer.parseInt(written, 8) : -1;
    return mode <= 0777 ? mode : -1;
  }

  /** The section of all containers, with the content of their files in place of their names. */
  static SpecNode.Section gathered(SpecNode.Section containers, FolderFiles folder) {
    SortedMap<String, SpecNode> all = new TreeMap<>(containers.entries());
    all.replaceAll(
        (name, node) ->
            node instanceof SpecNode.Section container
                ? container(container, SpecPath.of("containers", name), folder)
                : node);
    return new SpecNode.Section(containers.origin(), all);
  }

  private static SpecNode container(SpecNode.Section container, SpecPath path, FolderFiles folder) {
    SpecNode files = container.entries().get(FILES);
    if (!(files instanceof SpecNode.Section section)) {
      return container;
    }
    SortedMap<String, SpecNode> read = new TreeMap<>(section.entries());
    read.replaceAll((target, node) -> file(node, path.then(FILES).then(target), folder));
    SortedMap<String, SpecNode> entries = new TreeMap<>(container.entries());
    entries.put(FILES, new SpecNode.Section(section.origin(), read));
    return new SpecNode.Section(container.origin(), entries);
  }

  private static SpecNode file(SpecNode node, SpecPath path, FolderFiles folder) {
    SortedMap<String, SpecNode> entries = new TreeMap<>();
    if (node instanceof SpecNode.Section section) {
      entries.putAll(section.entries());
    } else {
      entries.put(SOURCE, node);
    }
    SpecNode source = entries.get(SOURCE);
    boolean alone = !entries.containsKey(CONTENT) && !entries.containsKey(BYTES);
    if (!(source instanceof SpecNode.Text name) || !alone) {
      return node;
    }
    Optional<byte[]> bytes = folder.read(name.value(), name.origin(), path);
    if (bytes.isEmpty()) {
      return node;
    }
    entries.remove(SOURCE);
    Optional<String> text = text(bytes.get());
    entries.put(
        text.isPresent() ? CONTENT : BYTES,
        new SpecNode.Text(
            name.origin(), text.orElseGet(() -> Base64.getEncoder().encodeToString(bytes.get()))));
    return new SpecNode.Section(node.origin(), entries);
  }

  /** What can be shown as text, is. */
  private static Optional<String> text(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      boolean plain =
          text.chars().allMatch(c -> c == '\n' || c == '\t' || !Character.isISOControl(c));
      return plain ? Optional.of(text) : Optional.empty();
    } catch (CharacterCodingException binary) {
      return Optional.empty();
    }
  }
}
