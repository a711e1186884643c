package io.longshore.controller.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrongScriptTest {
  private static final String BROKER =
      """
      services:
        kafka%1$d:
          image: hyperledger/fabric-kafka:0.4.14
          environment: [KAFKA_BROKER_ID=%1$d]
          extra_hosts: ["kafka3:10.0.0.3", "kafka4:10.0.0.4"]
      """;

  private static final String ORDERER =
      "services:\n  orderer.x.org:\n    image: hyperledger/fabric-orderer:1.4.0\n"
          + "    extra_hosts: {orderer.x.org: 10.0.0.3}\n";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "10.0.0.4 ./start-kafka3.sh | 10.0.0.4 is told to run start-kafka3.sh, which starts kafka3"
            + " of 10.0.0.3",
        "ssh root@10.0.0.4 'cd /x && ./start-kafka4.sh' | ''",
        "ssh root@10.0.0.4 /x/start-kafka3.sh | 10.0.0.4 is told to run start-kafka3.sh, which"
            + " starts kafka3 of 10.0.0.3",
        "10.0.0.4 ./start-kafka4.sh | ''",
        "10.0.0.9 ./something.sh | ''",
      })
  void tells_a_host_that_is_told_to_start_what_belongs_to_another(String line, String found) {
    Importer.Imported imported =
        Folders.imported(
            "kafka3.yaml",
            String.format(BROKER, 3),
            "kafka4.yaml",
            String.format(BROKER, 4),
            "orderer.yaml",
            ORDERER,
            "notes.txt",
            line + "\n");
    assertEquals(
        found.isEmpty() ? List.of() : List.of("notes.txt:1 " + found),
        Folders.about(Defect.WRONG_SCRIPT, imported));
  }

  @ParameterizedTest
  @CsvSource({"3,kafka4.yaml,1", "4,kafka4.yaml,0"})
  void tells_a_script_whose_name_says_another_node_than_it_starts(
      int number, String file, int found) {
    Importer.Imported imported =
        Folders.imported(
            "kafka3.yaml",
            String.format(BROKER, 3),
            "kafka4.yaml",
            String.format(BROKER, 4),
            "orderer.yaml",
            ORDERER,
            "start-kafka" + number + ".sh",
            "docker-compose -f " + file + " up -d\n");
    assertEquals(found, Folders.about(Defect.WRONG_SCRIPT, imported).size());
  }
}
