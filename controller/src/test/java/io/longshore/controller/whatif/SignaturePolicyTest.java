package io.longshore.controller.whatif;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.longshore.controller.workload.fabric.client.policy.PolicySyntaxException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignaturePolicyTest {
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
      })
  void judges_who_is_left_as_a_peer_would(String policy, int first, int second, boolean satisfied)
      throws PolicySyntaxException {
    Map<String, Integer> peers = Map.of("Org1MSP", first, "Org2MSP", second);
    assertEquals(satisfied, SignaturePolicy.of(policy).satisfiedBy(new TreeMap<>(peers)), policy);
  }

  @Test
  void asks_for_any_member_where_no_policy_was_given() {
    EndorsementPolicy policy = SignaturePolicy.anyMemberOf(List.of("Org1MSP", "Org2MSP"));
    assertTrue(policy.satisfiedBy(new TreeMap<>(Map.of("Org2MSP", 1))));
    assertEquals(false, policy.satisfiedBy(new TreeMap<>(Map.of("Org3MSP", 1))));
  }
}
