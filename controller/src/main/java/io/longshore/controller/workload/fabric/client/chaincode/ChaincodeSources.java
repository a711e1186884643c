package io.longshore.controller.workload.fabric.client.chaincode;

import com.google.protobuf.ByteString;
import java.util.SortedMap;

/** The source files of a chaincode, as far as peers take them. */
public sealed interface ChaincodeSources permits GoSources, NodeSources, JavaSources {
  /** What a peer stores and its builder unpacks: a tar in a gzip, the same for the same files. */
  ByteString archive();

  /**
   * The sources of a chaincode.
   *
   * @param path of its folder; to Go the name of its own package too
   * @param files content by path below the folder, with "/" between folders
   * @throws IllegalArgumentException for what peers would refuse or could not build
   */
  static ChaincodeSources of(
      ChaincodeLanguage language, String path, SortedMap<String, ByteString> files) {
    return switch (language) {
      case GO -> new GoSources(path, files);
      case NODE -> new NodeSources(files);
      case JAVA -> new JavaSources(files);
    };
  }

  /**
   * Whether a file goes into the package.
   *
   * @throws IllegalArgumentException for a file that peers would refuse
   */
  static boolean isPackaged(ChaincodeLanguage language, String path) {
    return switch (language) {
      case GO -> GoSources.isPackaged(path);
      case NODE -> NodeSources.isPackaged(path);
      case JAVA -> JavaSources.isPackaged(path);
    };
  }

  /** Files as they lie in a package. */
  static ByteString packaged(SortedMap<String, ByteString> files) {
    return ByteString.copyFrom(StoredGzip.of(SourceArchive.of(files)));
  }
}
