package io.longshore.controller.channels;

import com.google.protobuf.ByteString;
import io.longshore.controller.spec.Checked;
import io.longshore.controller.spec.Exit;
import io.longshore.controller.spec.Problem;
import io.longshore.controller.workload.Specs;
import io.longshore.controller.workload.fabric.FabricNetwork;
import io.longshore.controller.workload.fabric.WantedChaincode;
import io.longshore.controller.workload.fabric.client.chaincode.ChaincodeId;
import io.longshore.controller.workload.fabric.client.chaincode.SourceFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The chaincodes of a spec, packaged where their sources are: on the operator's side. The same
 * sources always make the same package.
 *
 * @param code a tar in a gzip, as peers unpack it, by chaincode
 */
public record SourcePackages(SortedMap<Id, ByteString> code) {
  public SourcePackages {
    code = Collections.unmodifiableSortedMap(new TreeMap<>(code));
  }

  /**
   * Packages what the spec's channels are to run.
   *
   * @param folder in which each chaincode's path is looked for
   * @return the packages, or every chaincode whose sources are not there
   * @throws io.longshore.base.FailureException sources are there and cannot be packaged
   */
  public static Checked<SourcePackages> of(Specs.Loaded spec, Path folder) {
    Checked<FabricNetwork> network = FabricNetwork.of(spec.tree(), spec.fleet());
    if (!network.isSound()) {
      return Checked.refused(network.problems());
    }
    SortedMap<String, WantedChaincode> wanted = new TreeMap<>();
    network.get().channels().stream()
        .flatMap(channel -> channel.chaincodes().stream())
        .forEach(one -> wanted.put(one.id().toString(), one));
    List<Problem> missing =
        wanted.values().stream()
            .filter(one -> !Files.isDirectory(folder.resolve(one.importPath())))
            .map(one -> missing(one, folder))
            .toList();
    if (!missing.isEmpty()) {
      return Checked.refused(missing);
    }
    SortedMap<Id, ByteString> code = new TreeMap<>();
    for (WantedChaincode one : wanted.values()) {
      code.put(Id.of(one.id()), packaged(one, folder));
    }
    return Checked.of(new SourcePackages(code));
  }

  /**
   * Packages what the spec's channels are to run, as far as its sources are there.
   *
   * @param folder in which each chaincode's path is looked for
   * @throws io.longshore.base.FailureException sources are there and cannot be packaged
   */
  public static SourcePackages present(Specs.Loaded spec, Path folder) {
    Checked<FabricNetwork> network = FabricNetwork.of(spec.tree(), spec.fleet());
    SortedMap<Id, ByteString> code = new TreeMap<>();
    if (network.isSound()) {
      network.get().channels().stream()
          .flatMap(channel -> channel.chaincodes().stream())
          .filter(one -> Files.isDirectory(folder.resolve(one.importPath())))
          .forEach(one -> code.computeIfAbsent(Id.of(one.id()), id -> packaged(one, folder)));
    }
    return new SourcePackages(code);
  }

  private static ByteString packaged(WantedChaincode one, Path folder) {
    return SourceFolder.read(one.language(), folder.resolve(one.importPath()), one.importPath())
        .archive();
  }

  private static Problem missing(WantedChaincode chaincode, Path folder) {
    return new Problem(
        "",
        0,
        "chaincode " + chaincode.id(),
        "there is no folder " + folder.resolve(chaincode.importPath()) + " with its sources",
        "a chaincode's path is looked for beside the spec",
        "put the sources there, name their place with --sources DIR, or make the channels alone"
            + " with --without-chaincode",
        Exit.USAGE);
  }

  /**
   * A chaincode of one version.
   *
   * @param name its name
   * @param version its version
   */
  public record Id(String name, String version) implements Comparable<Id> {
    static Id of(ChaincodeId id) {
      return new Id(id.name(), id.version());
    }

    @Override
    public int compareTo(Id other) {
      int byName = name.compareTo(other.name);
      return byName != 0 ? byName : version.compareTo(other.version);
    }
  }
}
