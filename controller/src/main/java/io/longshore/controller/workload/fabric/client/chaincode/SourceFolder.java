package io.longshore.controller.workload.fabric.client.chaincode;

import com.google.protobuf.ByteString;
import io.longshore.base.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A folder of chaincode on disk. */
public final class SourceFolder {
  /** Bytes of all sources together: with what wraps them they must fit a message of 100 MB. */
  public static final long LARGEST = 90L << 20;

  private SourceFolder() {}

  /**
   * Reads a chaincode.
   *
   * @param source its path as the spec has it
   * @throws io.longshore.base.FailureException if the folder cannot be read or holds no chaincode
   */
  public static ChaincodeSources read(ChaincodeLanguage language, Path folder, String source) {
    SortedMap<String, ByteString> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      long total = 0;
      for (Path path : paths.filter(Files::isRegularFile).sorted().toList()) {
        String name = folder.relativize(path).toString().replace('\\', '/');
        if (ChaincodeSources.isPackaged(language, name)) {
          total += Files.size(path);
          if (total > LARGEST) {
            throw rejected(folder, "its sources are larger than " + LARGEST + " bytes");
          }
          files.put(name, ByteString.copyFrom(Files.readAllBytes(path)));
        }
      }
      return ChaincodeSources.of(language, source, files);
    } catch (IOException e) {
      throw rejected(folder, "it cannot be read: " + e);
    } catch (IllegalArgumentException e) {
      throw rejected(folder, e.getMessage());
    }
  }

  private static RuntimeException rejected(Path folder, String what) {
    return new Failure(
            Failure.Kind.REJECTED,
            folder.toString(),
            what,
            "name the folder that holds the chaincode: for Go its main package and its vendor"
                + " folder, for Node package.json, for Java build.gradle or pom.xml")
        .toException();
  }
}
