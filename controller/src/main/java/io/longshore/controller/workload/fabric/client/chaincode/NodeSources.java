package io.longshore.controller.workload.fabric.client.chaincode;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Struct;
import com.google.protobuf.util.JsonFormat;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The source files of a chaincode for Node.js, without its node_modules: a peer's builder installs
 * them (fabric v1.4.0, core/chaincode/platforms/node/platform.go).
 *
 * @param files content by path below the chaincode's folder, with "/" between folders
 */
public record NodeSources(SortedMap<String, ByteString> files) implements ChaincodeSources {
  private static final String MANIFEST = "package.json";
  private static final String MODULES = "node_modules/";

  /** What "npm start" runs when the manifest says nothing. */
  private static final String SERVER = "server.js";

  public NodeSources {
    SortedMap<String, ByteString> kept = new TreeMap<>();
    files.forEach(
        (path, content) -> {
          if (isPackaged(path)) {
            kept.put(path, content);
          }
        });
    check(kept);
    files = Collections.unmodifiableSortedMap(kept);
  }

  /** Whether a file goes into the package: all but what npm installs and what git keeps. */
  static boolean isPackaged(String path) {
    if (path.contains(".git") || path.startsWith(MODULES)) {
      return false;
    }
    if (IndexDefinitions.isThere(path)) {
      if (path.substring(path.lastIndexOf('/') + 1).startsWith(".")) {
        return false;
      }
      IndexDefinitions.check(path);
    }
    return true;
  }

  private static void check(SortedMap<String, ByteString> files) {
    if (!files.containsKey(MANIFEST)) {
      throw new IllegalArgumentException(
          "it has no package.json in its own folder, without which peers refuse it");
    }
    Struct.Builder manifest = Struct.newBuilder();
    try {
      JsonFormat.parser().merge(files.get(MANIFEST).toStringUtf8(), manifest);
    } catch (InvalidProtocolBufferException odd) {
      throw new IllegalArgumentException("its package.json is no JSON object", odd);
    }
    boolean starts =
        manifest
            .getFieldsOrDefault("scripts", com.google.protobuf.Value.getDefaultInstance())
            .getStructValue()
            .containsFields("start");
    if (!starts && !files.containsKey(SERVER)) {
      throw new IllegalArgumentException(
          "its package.json has no script \"start\", by which peers start it: \"scripts\": {"
              + " \"start\": \"node index.js\" }");
    }
  }

  @Override
  public ByteString archive() {
    SortedMap<String, ByteString> packaged = new TreeMap<>();
    files.forEach(
        (path, content) ->
            packaged.put(IndexDefinitions.isThere(path) ? path : "src/" + path, content));
    return ChaincodeSources.packaged(packaged);
  }
}
