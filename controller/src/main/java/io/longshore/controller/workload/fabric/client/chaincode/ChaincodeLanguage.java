package io.longshore.controller.workload.fabric.client.chaincode;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hyperledger.fabric.protos.peer.ChaincodeSpec;

/** What a chaincode is written in: how peers of 1.4 take, build and start it follows from this. */
public enum ChaincodeLanguage {
  /** Go, compiled with what lies in its vendor folder. */
  GO("go", ChaincodeSpec.Type.GOLANG),
  /** Node.js, its dependencies installed by npm when it is built. */
  NODE("node", ChaincodeSpec.Type.NODE),
  /** Java, built by Gradle or Maven. */
  JAVA("java", ChaincodeSpec.Type.JAVA);

  private final String word;
  private final ChaincodeSpec.Type type;

  ChaincodeLanguage(String word, ChaincodeSpec.Type type) {
    this.word = word;
    this.type = type;
  }

  /** The language as a spec names it. */
  public String word() {
    return word;
  }

  /** The language as peers name it. */
  public ChaincodeSpec.Type type() {
    return type;
  }

  /** The language that a spec names so. */
  public static Optional<ChaincodeLanguage> of(String word) {
    return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
  }

  /** All that a spec may name. */
  public static List<String> words() {
    return Arrays.stream(values()).map(ChaincodeLanguage::word).toList();
  }
}
