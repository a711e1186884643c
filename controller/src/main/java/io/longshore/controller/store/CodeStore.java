package io.longshore.controller.store;

import io.longshore.base.Digest;
import io.longshore.base.StateDir;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Packages of chaincodes as operators sent them: a run that a crash interrupted goes on with them.
 * Every write is durable before it returns.
 */
public final class CodeStore {
  private final StateFiles files;

  /** Packages in this state folder. */
  public CodeStore(StateDir state) {
    this.files = new StateFiles(state);
  }

  /** The package last sent under a name and version. */
  public Optional<byte[]> find(String chaincode, String version) {
    return files.get(file(chaincode, version), content -> content);
  }

  /** SHA-256 of the package last sent under a name and version. */
  public Optional<Digest> digest(String chaincode, String version) {
    return files.get(
        file(chaincode, version) + "-digest",
        content -> new Digest(new String(content, StandardCharsets.US_ASCII)));
  }

  /** Keeps a package in place of any earlier one of its name and version. */
  public void put(String chaincode, String version, byte[] code) {
    files.remove(file(chaincode, version) + "-digest");
    files.put(file(chaincode, version), code);
    files.put(
        file(chaincode, version) + "-digest",
        Digest.of(code).hex().getBytes(StandardCharsets.US_ASCII));
  }

  private static String file(String chaincode, String version) {
    String id = chaincode + " " + version;
    return "code/" + Digest.of(id.getBytes(StandardCharsets.UTF_8)).hex();
  }
}
