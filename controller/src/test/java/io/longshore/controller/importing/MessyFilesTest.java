package io.longshore.controller.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files as they are found in the world. */
class MessyFilesTest {
  private static final String BASE =
      """
      services:
        peer-base:
          image: hyperledger/fabric-peer:$IMAGE_TAG
          environment:
            - CORE_VM_ENDPOINT=unix:///host/var/run/docker.sock
            - CORE_CHAINCODE_LOGGING_LEVEL=DEBUG
      """;

  private static final String PEER =
      """
      version: '2'
      x-hosts: &hosts
        orderer.example.com: 10.1.0.1
        peer0.org1.example.com: 10.1.0.1
        spare: 10.1.0.2
      services:
        peer0.org1.example.com:
          extends:
            file: base/peer-base.yaml
            service: peer-base
          container_name: peer0.org1.example.com
          mem_limit: 2g
          environment: &env
            CORE_PEER_ID: peer0.org1.example.com
            CORE_PEER_LOCALMSPID: "Org1MSP # first"
            CORE_PEER_GOSSIP_MAXBLOCKCOUNTTOSTORE: 77
            EMPTY:
          ports:
            - "8051:7051"
            - target: 7053
              published: 8053
          extra_hosts:
            <<: *hosts
        orderer.example.com:
          image: hyperledger/fabric-orderer:1.4.4
          environment:
            ORDERER_GENERAL_LOCALMSPID: OrdererMSP
          extra_hosts: *hosts
        couchdb0:
          image: "couchdb:2.3"
          command: ["--name", "a b"]
          ports: ["5984:5984", "127.0.0.1:99:99", "53:53/udp", "7000-7010:7000-7010"]
          volumes:
            - couch:/opt/couchdb/data
            - ./local.ini:/opt/couchdb/etc/local.ini
          privileged: true
      """;

  @Test
  void follows_extends_merges_and_variables() {
    Importer.Imported imported =
        Folders.imported(
            "docker-compose.yml",
            PEER,
            "base/peer-base.yaml",
            BASE,
            ".env",
            "IMAGE_TAG=1.4.4 # x\n");
    String spec = imported.spec();
    assertTrue(spec.contains("version = \"1.4.4\""), spec);
    assertTrue(spec.contains("h1 = 10.1.0.1"), spec);
    assertTrue(spec.contains("h2 = 10.1.0.2"), spec);
    assertTrue(spec.contains("orderer = h1"), spec);
    assertTrue(spec.contains("port = 8051"), spec);
    assertTrue(spec.contains("memory = 2GB"), spec);
    assertTrue(spec.contains("CORE_PEER_GOSSIP_MAXBLOCKCOUNTTOSTORE = 77"), spec);
    assertTrue(spec.contains("CORE_CHAINCODE_LOGGING_LEVEL = DEBUG"), spec);
    assertTrue(spec.contains("msp = Org1MSP\n"), spec);
    assertFalse(spec.contains("peer-base {"), spec);
  }

  @Test
  void puts_what_is_not_fabric_among_the_containers() {
    Importer.Imported imported =
        Folders.imported("docker-compose.yml", PEER, "base/peer-base.yaml", BASE);
    String spec = imported.spec();
    assertTrue(spec.contains("couchdb0 {"), spec);
    assertTrue(spec.contains("ports = [\"5984\", \"99\"]"), spec);
    assertTrue(spec.contains("command = [\"--name\", \"a b\"]"), spec);
    assertTrue(spec.contains("couch = \"/opt/couchdb/data\""), spec);
    List<String> lost = Folders.about(Defect.NOT_CARRIED_OVER, imported);
    assertTrue(lost.toString().contains("./local.ini is a folder of the host"), lost.toString());
    assertTrue(lost.toString().contains("couchdb0 also has privileged"), lost.toString());
    assertTrue(lost.toString().contains("\"53:53/udp\" is no single TCP port"), lost.toString());
  }

  @Test
  void tells_what_has_no_value_and_what_only_seems_to_end() {
    Importer.Imported imported =
        Folders.imported("docker-compose.yml", PEER, "base/peer-base.yaml", BASE);
    assertEquals(
        List.of(
            "base/peer-base.yaml:3 ${IMAGE_TAG} has no value: there is no .env that sets it",
            "docker-compose.yml:17 EMPTY has no value: it comes from the shell that runs"
                + " docker-compose"),
        Folders.about(Defect.UNSET_VARIABLE, imported));
    assertEquals(
        List.of(
            "docker-compose.yml:15 the comment stands within the quotes: CORE_PEER_LOCALMSPID is"
                + " \"Org1MSP # first\""),
        Folders.about(Defect.LOOSE_COMMENT, imported));
  }

  @Test
  void names_what_is_missing() {
    Importer.Imported imported = Folders.imported("docker-compose.yml", PEER);
    assertEquals(
        List.of(
            " there is no .env",
            " there is no configtx.yaml",
            " there is no crypto-config.yaml",
            "docker-compose.yml:10 peer0.org1.example.com extends peer-base of base/peer-base.yaml,"
                + " a file that is not there"),
        Folders.about(Defect.MISSING_FILE, imported));
  }

  @Test
  void reads_windows_lines_byte_order_marks_and_tabs(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("a.yaml"),
        "\uFEFFservices:\r\n  web:\r\n\timage: nginx:1\r\n    ports:\r\n      - 80:80\r\n"
            .replace("\timage", "    image")
            .replace("ports:\r\n", "ports:\t# open\r\n"));
    Files.writeString(
        folder.resolve("b.yaml"), "services:\n  app:\n\t\timage: app:1\n\t\tuser: nobody\n");
    Importer.Imported imported = Importer.read(folder, Optional.of("net"));
    assertTrue(imported.spec().contains("image = \"nginx:1\""), imported.spec());
    assertTrue(imported.spec().contains("user = nobody"), imported.spec());
    assertEquals(
        List.of(
            "a.yaml:4 there is a tab where YAML allows blanks only: docker-compose refuses the"
                + " file",
            "b.yaml:3 there is a tab where YAML allows blanks only: docker-compose refuses the"
                + " file"),
        Folders.about(Defect.UNREADABLE, imported));
  }

  @Test
  void goes_on_past_a_file_that_is_not_yaml() {
    Importer.Imported imported =
        Folders.imported(
            "broken.yaml",
            "services:\n  a: [\n",
            "good.yaml",
            "services:\n  web:\n    image: nginx:1\n");
    assertTrue(imported.spec().contains("web {"), imported.spec());
    assertEquals(1, Folders.about(Defect.UNREADABLE, imported).size());
    assertTrue(
        Folders.about(Defect.UNREADABLE, imported).get(0).startsWith("broken.yaml:3 this is not"));
  }

  @Test
  void puts_everything_on_one_host_when_no_file_names_an_address() {
    Importer.Imported imported =
        Folders.imported("docker-compose.yml", "services:\n  Web_1:\n    image: nginx:1\n");
    assertTrue(imported.spec().contains("h1 = 192.0.2.1"), imported.spec());
    assertTrue(imported.spec().contains("web-1 {"), imported.spec());
    assertEquals(
        List.of(" no file tells the address of a host"),
        Folders.about(Defect.UNKNOWN_HOST, imported));
  }

  @Test
  void takes_the_address_most_files_agree_on_and_tells_the_others() {
    String file = "services:\n  %s:\n    image: x:1\n    extra_hosts: ['a:10.0.0.%d']\n";
    Importer.Imported imported =
        Folders.imported(
            "a.yaml",
            String.format(file, "a", 1),
            "b.yaml",
            String.format(file, "b", 1),
            "c.yaml",
            String.format(file, "c", 2));
    assertEquals(
        List.of("c.yaml:4 a is 10.0.0.2 here and 10.0.0.1 elsewhere"),
        Folders.about(Defect.HOST_MAP, imported));
  }

  @Test
  void moves_a_broker_of_id_0_and_says_so() {
    Importer.Imported imported =
        Folders.imported(
            "a.yaml",
            """
            services:
              kafka0:
                image: hyperledger/fabric-kafka:0.4.14
                environment: {KAFKA_BROKER_ID: 0}
                extra_hosts: {kafka0: 10.0.0.1, kafka1: 10.0.0.2}
              orderer.x.org:
                image: hyperledger/fabric-orderer:1.4.0
                extra_hosts: {orderer.x.org: 10.0.0.2}
            """);
    assertTrue(
        imported.spec().replaceAll("\\s+", " ").contains("kafka0 { host = h1 id = 1 }"),
        imported.spec());
    assertTrue(
        Folders.about(Defect.RENAMED, imported).toString().contains("kafka0 has id 0"),
        imported.findings().toString());
  }

  @Test
  void takes_each_file_for_a_host_where_their_ports_clash() {
    String file =
        "services:\n"
            + "  kafka%d:\n"
            + "    image: hyperledger/fabric-kafka:0.4.14\n"
            + "    ports: [9092:9092]\n"
            + "  cli:\n"
            + "    image: hyperledger/fabric-tools:1.4.0\n"
            + "  peer-base:\n"
            + "    image: hyperledger/fabric-peer:1.4.0\n";
    Importer.Imported imported =
        Folders.imported("a.yaml", String.format(file, 1), "b.yaml", String.format(file, 2));
    String spec = imported.spec().replaceAll("# [^\n]*\n", "").replaceAll("\\s+", " ");
    assertTrue(spec.contains("hosts { h1 = 192.0.2.1 h2 = 192.0.2.2 }"), spec);
    assertTrue(spec.contains("kafka1 = h1 kafka2 = h2"), spec);
    assertFalse(spec.contains("peer-base"), spec);
  }

  @Test
  void takes_a_file_that_only_adds_to_a_service_for_what_it_is() {
    Importer.Imported imported =
        Folders.imported(
            "a.yaml",
            "services:\n  web:\n    image: nginx:1\n",
            "b.yaml",
            "services:\n  web:\n    environment: [A=1]\n",
            "sub/.env",
            "COMPOSE_PROJECT_NAME=shop\n");
    assertTrue(imported.spec().contains("network = shop\n"), imported.spec());
    assertEquals(
        List.of("b.yaml:2 b.yaml adds to web where both files are brought up"),
        Folders.about(Defect.NOT_CARRIED_OVER, imported));
  }
}
