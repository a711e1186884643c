package io.longshore.controller.whatif;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "AND('Org1MSP.peer','Org2MSP.peer')        | 1 | 1 | true",
        "AND('Org1MSP.peer','Org2MSP.peer')        | 2 | 0 | false",
        "AND ( 'Org1MSP.peer' , \"Org2MSP.peer\" ) | 1 | 1 | true",
        "or('Org1MSP.member','Org2MSP.member')     | 0 | 1 | true",
        "OutOf(2,'Org1MSP.peer','Org1MSP.peer','Org2MSP.peer') | 1 | 1 | true",
        "OutOf(2,'Org1MSP.peer','Org1MSP.peer','Org2MSP.peer') | 1 | 0 | false",
        "OutOf(2,'Org1MSP.peer','Org1MSP.peer','Org2MSP.peer') | 2 | 0 | true",
        "AND('Org1MSP.peer','Org1MSP.peer')        | 1 | 9 | false",
        "AND(OR('Org1MSP.peer','Org1MSP.member'),'Org1MSP.peer') | 2 | 0 | false",
        "AND(OR('Org1MSP.peer','Org1MSP.member'),'Org1MSP.peer') | 3 | 0 | true",
        "AND(OR(AND('Org1MSP.peer','Org1MSP.peer'),'Org2MSP.peer'),'Org1MSP.peer') | 2 | 1 | true",
        "OR('Org1MSP.admin')                       | 5 | 5 | false",
        "'Org1MSP.peer'                            | 1 | 0 | true",
      })
  void judges_who_is_left_as_a_peer_would(String policy, int first, int second, boolean satisfied) {
    Map<String, Integer> peers = Map.of("Org1MSP", first, "Org2MSP", second);
    assertEquals(satisfied, PolicyText.parse(policy).satisfiedBy(new TreeMap<>(peers)), policy);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "AND('Org1MSP.peer'                | ')' belongs here, at character 19 of the policy",
        "XOR('Org1MSP.peer')               | a policy is AND(…), OR(…), OutOf(n, …) or 'MSP.role',"
            + " at character 1 of the policy",
        "OR('Org1MSP')                     | \"Org1MSP\" is not an MSP id, a dot and one of [admin,"
            + " member, client, peer], at character 4 of the policy",
        "OutOf(3,'A.peer')                 | OutOf asks for 3 of 1, at character 18 of the policy",
        "OutOf('A.peer')                   | OutOf begins with a number, at character 7 of the"
            + " policy",
        "OR('A.peer') OR('A.peer')         | nothing belongs after the policy, at character 14 of"
            + " the policy",
        "OR('A.peer)                       | a quote is not closed, at character 4 of the policy",
      })
  void says_what_is_wrong_and_where(String policy, String message) {
    assertEquals(
        message,
        assertThrows(IllegalArgumentException.class, () -> PolicyText.parse(policy)).getMessage());
  }

  @Test
  void refuses_a_policy_that_only_nests() {
    String deep = "OR(".repeat(100_000) + "'A.peer'" + ")".repeat(100_000);
    String message =
        assertThrows(IllegalArgumentException.class, () -> PolicyText.parse(deep)).getMessage();
    assertTrue(message.startsWith("a policy nests at most 32 deep"), message);
  }

  @Test
  void asks_for_any_member_where_no_policy_was_given() {
    EndorsementPolicy policy = PolicyText.anyMemberOf(List.of("Org1MSP", "Org2MSP"));
    assertTrue(policy.satisfiedBy(new TreeMap<>(Map.of("Org2MSP", 1))));
    assertEquals(false, policy.satisfiedBy(new TreeMap<>(Map.of("Org3MSP", 1))));
  }
}
