package io.longshore.controller.workload.fabric.client.chaincode;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.protobuf.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected values are those of fabric v1.4.0, with which its peers look for images. */
class ChaincodeImageTest {
  private static final ChaincodeId ID = new ChaincodeId("mycc", "1.0");

  @ParameterizedTest
  @CsvSource({
    "dev, peer0.org1.example.com, mycc, 1.0, dev-peer0.org1.example.com-mycc-1.0-"
        + "384f11f484b9302df90b453200cfb25174305fce8f53f4e94d45ee3b6cab0ce9",
    "'',  peer0,                  CC,   1+2, peer0-cc-1-2-"
        + "4bba7e9b2b1c892c78664fc36304095d6ca0e82504715e1e0b31fefe9d6b7e15"
  })
  void is_called_what_a_peer_looks_for(
      String network, String peer, String name, String version, String expected) {
    assertEquals(expected, ChaincodeImage.name(network, peer, new ChaincodeId(name, version)));
  }

  @ParameterizedTest
  @CsvSource({
    "dev, peer0.org1.example.com, mycc, 1.0, dev-peer0.org1.example.com-mycc-1.0",
    "'',  peer0,                  CC,   1+2, peer0-CC-1-2"
  })
  void runs_in_a_container_that_a_peer_calls(
      String network, String peer, String name, String version, String expected) {
    assertEquals(expected, ChaincodeImage.container(network, peer, new ChaincodeId(name, version)));
  }

  @Test
  void is_built_as_a_peer_builds_it() {
    ChaincodeImage go = image(ChaincodeLanguage.GO);
    assertEquals(
        "GOPATH=/chaincode/input:$GOPATH go build  -ldflags \"-linkmode external -extldflags"
            + " '-static'\" -o /chaincode/output/chaincode example.com/mycc",
        go.command());
    assertEquals("hyperledger/fabric-ccenv:1.4.0", go.builder());
    assertEquals("hyperledger/fabric-baseos:amd64-0.4.14", go.runtime());
    assertEquals("/usr/local/bin", go.destination());
    assertEquals(
        "{org.hyperledger.fabric.base.version=0.4.14,"
            + " org.hyperledger.fabric.chaincode.id.name=mycc,"
            + " org.hyperledger.fabric.chaincode.id.version=1.0,"
            + " org.hyperledger.fabric.chaincode.type=GOLANG,"
            + " org.hyperledger.fabric.version=1.4.0}",
        go.labels().toString());
    assertEquals("{CORE_CHAINCODE_BUILDLEVEL=1.4.0}", go.environment().toString());
    ChaincodeImage node = image(ChaincodeLanguage.NODE);
    assertEquals("hyperledger/fabric-baseimage:amd64-0.4.14", node.runtime());
    assertEquals("/usr/local/src", node.destination());
    ChaincodeImage java = image(ChaincodeLanguage.JAVA);
    assertEquals("hyperledger/fabric-javaenv:1.4.0", java.builder());
    assertEquals(java.builder(), java.runtime());
    assertEquals("./build.sh", java.command());
  }

  private static ChaincodeImage image(ChaincodeLanguage language) {
    return new ChaincodeImage(
        new ChaincodePackage(ID, language, "example.com/mycc", ByteString.copyFromUtf8("code")),
        BuilderImages.of("1.4.0"));
  }
}
