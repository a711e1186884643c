package io.longshore.controller.workload.fabric.client.chaincode;

import com.google.protobuf.ByteString;
import io.longshore.base.Digest;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.hyperledger.fabric.protos.peer.ChaincodeDeploymentSpec;
import org.hyperledger.fabric.protos.peer.ChaincodeID;
import org.hyperledger.fabric.protos.peer.ChaincodeInput;
import org.hyperledger.fabric.protos.peer.ChaincodeSpec;

/**
 * A chaincode as peers install it.
 *
 * @param id name and version
 * @param language what it is written in
 * @param importPath of its sources: in Go, what is compiled
 * @param code the archive of its sources
 */
public record ChaincodePackage(
    ChaincodeId id, ChaincodeLanguage language, String importPath, ByteString code) {

  /** The package of sources written in Go. */
  public static ChaincodePackage go(ChaincodeId id, GoSources sources) {
    return new ChaincodePackage(id, ChaincodeLanguage.GO, sources.importPath(), sources.archive());
  }

  /** What {@code lscc install} takes. */
  public ChaincodeDeploymentSpec deployment() {
    return ChaincodeDeploymentSpec.newBuilder()
        .setChaincodeSpec(specification(ChaincodeInput.getDefaultInstance()))
        .setCodePackage(code)
        .build();
  }

  /** What {@code lscc deploy} takes: the same without code, which peers have from installing. */
  public ChaincodeDeploymentSpec instantiation(ChaincodeInput input) {
    return ChaincodeDeploymentSpec.newBuilder().setChaincodeSpec(specification(input)).build();
  }

  /** What peers call the package's id: the hash over code, name and version. */
  public Digest hash() {
    byte[] codeHash = sha256(code.toByteArray());
    byte[] nameHash = sha256((id.name() + id.version()).getBytes(StandardCharsets.UTF_8));
    return Digest.of(
        ByteString.copyFrom(codeHash).concat(ByteString.copyFrom(nameHash)).toByteArray());
  }

  private ChaincodeSpec specification(ChaincodeInput input) {
    return ChaincodeSpec.newBuilder()
        .setType(language.type())
        .setChaincodeId(
            ChaincodeID.newBuilder()
                .setName(id.name())
                .setVersion(id.version())
                .setPath(importPath))
        .setInput(input)
        .build();
  }

  private static byte[] sha256(byte[] bytes) {
    return HexFormat.of().parseHex(Digest.of(bytes).hex());
  }

  @Override
  public String toString() {
    return id + " (package " + hash().brief() + ")";
  }
}
