package io.longshore.controller.importing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/**
 * The files of a setup as they lie in a folder.
 *
 * <p>Links are not followed, folders are entered {@value #DEEPEST} deep, and of keys only the names
 * are noted: their content is never read.
 *
 * @param name the folder's own, which docker-compose takes for a project's name
 * @param files texts, by name
 * @param privateKeys names of files that hold private keys
 * @param certificates PEM texts, by name
 */
public record SourceFolder(
    String name, List<SourceFile> files, List<String> privateKeys, List<SourceFile> certificates) {
  static final int DEEPEST = 12;
  static final int MOST_FILES = 2_000;
  static final int LONGEST_FILE = 1 << 20;
  static final int LONGEST_CERTIFICATE = 1 << 16;
  static final int MOST_ENTRIES = 100_000;
  static final int MOST_BYTES = 16 << 20;

  public SourceFolder {
    files = List.copyOf(files);
    privateKeys = List.copyOf(privateKeys);
    certificates = List.copyOf(certificates);
  }

  /**
   * Reads a folder.
   *
   * @throws IOException when it is not a folder, or cannot be listed
   */
  public static SourceFolder read(Path folder, Findings findings) throws IOException {
    Path root = folder.toRealPath();
    if (!Files.isDirectory(root)) {
      throw new IOException(folder + " is not a folder");
    }
    Walk walk = new Walk(root, findings);
    Files.walkFileTree(root, EnumSet.noneOf(FileVisitOption.class), DEEPEST, walk);
    Path own = root.getFileName();
    return new SourceFolder(
        own == null ? "" : own.toString(),
        List.copyOf(walk.files.values()),
        walk.privateKeys,
        List.copyOf(walk.certificates.values()));
  }

  private static final class Walk extends SimpleFileVisitor<Path> {
    private final Path root;
    private final Findings findings;
    private final TreeMap<String, SourceFile> files = new TreeMap<>();
    private final TreeMap<String, SourceFile> certificates = new TreeMap<>();
    private final List<String> privateKeys = new ArrayList<>();
    private int entries;
    private int bytes;

    Walk(Path root, Findings findings) {
      this.root = root;
      this.findings = findings;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      String name = String.valueOf(folder.getFileName());
      boolean foreign =
          !folder.equals(root) && (name.equals(".git") || name.equals("node_modules"));
      return foreign ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      entries++;
      boolean tooMany = files.size() + certificates.size() == MOST_FILES || bytes > MOST_BYTES;
      if (entries > MOST_ENTRIES || tooMany) {
        findings.add(
            Defect.UNREADABLE,
            Place.FOLDER,
            "there are more files than are read: 2000, of 16 MiB together",
            "import the folder that holds the docker-compose files, not one above it");
        return FileVisitResult.TERMINATE;
      }
      String name = root.relativize(file).toString().replace('\\', '/');
      if (attributes.isRegularFile() && isPrivateKey(name)) {
        privateKeys.add(name);
      } else if (attributes.isRegularFile() && isCertificate(name)) {
        add(name, file, certificates, LONGEST_CERTIFICATE);
      } else if (attributes.isRegularFile() && isWanted(name)) {
        add(name, file, files, LONGEST_FILE);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failed) {
      unreadable(root.relativize(file).toString(), failed.getMessage());
      return FileVisitResult.CONTINUE;
    }

    private void add(String name, Path file, TreeMap<String, SourceFile> to, int longest) {
      try (InputStream stream = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
        byte[] read = stream.readNBytes(longest + 1);
        bytes += read.length;
        if (read.length > longest) {
          unreadable(name, "it is longer than " + longest + " bytes");
          return;
        }
        to.put(name, new SourceFile(name, text(read)));
      } catch (CharacterCodingException wrong) {
        unreadable(name, "it is not UTF-8");
      } catch (IOException failed) {
        unreadable(name, failed.getMessage());
      }
    }

    private void unreadable(String name, String why) {
      findings.add(
          Defect.UNREADABLE,
          new Place(name, 0),
          name + " was left out: " + why,
          "mend it and import again, if it belongs to the setup");
    }
  }

  private static String text(byte[] bytes) throws CharacterCodingException {
    String text =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT)
            .decode(ByteBuffer.wrap(bytes))
            .toString();
    String bare = text.startsWith("\uFEFF") ? text.substring(1) : text;
    return bare.replace("\r\n", "\n").replace('\r', '\n');
  }

  private static boolean isPrivateKey(String name) {
    return name.endsWith("_sk") || name.endsWith(".key") || name.contains("/keystore/");
  }

  private static boolean isCertificate(String name) {
    return name.endsWith(".pem") || name.endsWith(".crt");
  }

  private static boolean isWanted(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    String base = lower.substring(lower.lastIndexOf('/') + 1);
    return base.endsWith(".yaml")
        || base.endsWith(".yml")
        || base.endsWith(".sh")
        || base.endsWith(".md")
        || base.endsWith(".txt")
        || base.endsWith(".env");
  }
}
