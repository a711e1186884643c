package io.longshore.controller.workload.fabric.material;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MspFolderTest {
  private static final String PEER0 = "peer0.org1.example.com";
  private static final String ORDERER1 = "orderer1.example.com";

  @Test
  void an_orderers_folders_are_cryptogens() throws Exception {
    OrganizationMsp msp = GoldenNetwork.msps().get(0);
    String node = GoldenNetwork.folder(GoldenNetwork.ORDERER_ORG) + "orderers/" + ORDERER1 + "/";
    assertEquals(golden(node + "msp/"), tree(MspFolder.node(msp, ORDERER1, "id")));
    assertEquals(golden(node + "tls/"), tree(MspFolder.tlsServer(msp, "id")));
  }

  @Test
  void a_peers_folders_are_cryptogens() throws Exception {
    OrganizationMsp msp = GoldenNetwork.msps().get(1);
    String node = GoldenNetwork.folder(GoldenNetwork.ORG1) + "peers/" + PEER0 + "/";
    assertEquals(golden(node + "msp/"), tree(MspFolder.node(msp, PEER0, "id")));
    assertEquals(golden(node + "tls/"), tree(MspFolder.tlsServer(msp, "id")));
  }

  @Test
  void a_users_folders_are_cryptogens() throws Exception {
    OrganizationMsp msp = GoldenNetwork.msps().get(1);
    String user = GoldenNetwork.folder(GoldenNetwork.ORG1) + "users/User1@org1.example.com/";
    assertEquals(golden(user + "msp/"), tree(MspFolder.user(msp, "User1", "id")));
    assertEquals(golden(user + "tls/"), tree(MspFolder.tlsClient(msp, "id")));
  }

  @Test
  void an_organisations_public_folder_is_cryptogens_byte_for_byte() throws Exception {
    for (OrganizationMsp msp : GoldenNetwork.msps()) {
      String folder = GoldenNetwork.folder(msp.organization()) + "msp/";
      List<FolderFile> files = MspFolder.verifying(msp);
      assertEquals(golden(folder), tree(files));
      for (FolderFile file : files) {
        assertEquals(GoldenNetwork.text(folder + file.path()), known(file), file.path());
      }
    }
  }

  @Test
  void keys_and_certificates_are_the_hosts_and_the_rest_is_known() throws Exception {
    String kinds =
        MspFolder.node(GoldenNetwork.msps().get(1), PEER0, "peer0-msp").stream()
            .map(file -> file.path() + " " + file.content().accept(new Kind()))
            .collect(Collectors.joining("\n"));
    assertEquals(
        """
        admincerts/Admin@org1.example.com-cert.pem known
        cacerts/ca.org1.example.com-cert.pem known
        config.yaml known
        keystore/priv_sk key of peer0-msp
        signcerts/peer0.org1.example.com-cert.pem certificate of peer0-msp
        tlscacerts/tlsca.org1.example.com-cert.pem known\
        """,
        kinds);
  }

  private static String known(FolderFile file) {
    return ((FolderContent.Known) file.content()).bytes().toString(StandardCharsets.UTF_8);
  }

  private static Set<String> tree(List<FolderFile> files) {
    return files.stream()
        .map(file -> Integer.toOctalString(file.mode()) + " " + file.path())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Files only, below a folder; a key's own name is not known before there is a key. */
  private static Set<String> golden(String folder) throws IOException {
    return GoldenNetwork.text("tree.txt")
        .lines()
        .filter(line -> line.startsWith("-") && line.contains(" " + folder))
        .map(
            line ->
                (line.startsWith("-rw-------") ? "600 " : "644 ")
                    + line.substring(line.indexOf(folder) + folder.length()))
        .map(line -> line.replace("<hex(SKI)>_sk", "priv_sk"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static final class Kind implements FolderContent.Visitor<String> {
    @Override
    public String known(FolderContent.Known known) {
      return "known";
    }

    @Override
    public String keyOf(FolderContent.KeyOf key) {
      return "key of " + key.identity();
    }

    @Override
    public String certificateOf(FolderContent.CertificateOf certificate) {
      return "certificate of " + certificate.identity();
    }
  }
}
