package io.longshore.controller.workload.fabric.material;

import io.longshore.controller.custody.SecretFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of a material store on disk that hold private keys, as they lie there. */
final class MaterialSecrets implements SecretFiles {
  private final Path root;

  MaterialSecrets(Path root) {
    this.root = root;
  }

  @Override
  public void sweep() throws IOException {
    for (Path file : files(true)) {
      Files.delete(file);
    }
  }

  @Override
  public List<String> names() throws IOException {
    return files(false).stream()
        .map(file -> SealedMaterialFiles.PREFIX + root.relativize(file))
        .toList();
  }

  @Override
  public byte[] read(String name) throws IOException {
    String path = name.substring(SealedMaterialFiles.PREFIX.length());
    try {
      return new DiskMaterialFiles(root)
          .read(path)
          .orElseThrow(() -> new IOException(path + " is gone"));
    } catch (MaterialException e) {
      throw new IOException(e.getMessage() + "; " + e.remedy(), e);
    }
  }

  @Override
  public void replace(String name, byte[] content) throws IOException {
    DiskMaterialFiles.put(file(name), content);
  }

  private List<Path> files(boolean left) throws IOException {
    Path folder = root.resolve(OrganizationArchive.FOLDER);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> file.toString().endsWith(DiskMaterialFiles.ASIDE) == left)
          .sorted()
          .toList();
    }
  }

  private Path file(String name) {
    return root.resolve(name.substring(SealedMaterialFiles.PREFIX.length()));
  }
}
