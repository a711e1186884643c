package io.longshore.controller.workload.fabric.client.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hyperledger.fabric.protos.common.SignaturePolicyEnvelope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PolicyTest {
  static Stream<String> recorded() throws IOException {
    try (InputStream in = PolicyTest.class.getResourceAsStream("/fabric/client/policies.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"));
    }
  }

  @ParameterizedTest
  @MethodSource("recorded")
  void is_stored_as_fabrics_own_parser_stores_it(String line) throws Exception {
    String[] parts = line.split("\t");
    PolicyRule rule = PolicyParser.parse(parts[0]);
    assertEquals(
        SignaturePolicyEnvelope.parseFrom(Base64.getDecoder().decode(parts[1])),
        PolicyEnvelopes.of(rule));
  }

  @ParameterizedTest
  @MethodSource("recorded")
  void is_read_back_as_the_rule_it_was(String line) throws Exception {
    PolicyRule rule = PolicyParser.parse(line.split("\t")[0]);
    assertEquals(rule, PolicyEnvelopes.rule(PolicyEnvelopes.of(rule)));
    assertEquals(rule, PolicyParser.parse(rule.toString()));
  }

  @Test
  void any_member_is_what_fabric_takes_when_nothing_is_said() throws Exception {
    assertEquals(
        PolicyParser.parse("OR('Org1MSP.member','Org2MSP.member')"),
        PolicyRule.anyMember(new TreeSet<>(List.of("Org2MSP", "Org1MSP"))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "~~ | 0 | expected AND, OR or OutOf, but the policy ends",
        "NOT('A.peer') | 0 | expected AND, OR or OutOf, but there is \"N\"",
        "AND('A.peer' | 12 | expected \")\", but the policy ends",
        "AND('A.peer', Bpeer) | 14 | expected AND, OR or OutOf, but there is \"B\"",
        "AND('A.peer','Bpeer') | 13 | \"Bpeer\" is no MSP id with a role",
        "AND('A.peer','B.orderer') | 13 | \"B.orderer\" is no MSP id with a role",
        "OR('A.peer | 3 | this quote is not closed",
        "OutOf('A.peer','B.peer') | 6 | expected how many of the rules must hold",
        "OutOf(0,'A.peer') | 6 | 0 out of 1 rules: name 1 to 1",
        "OutOf(3,'A.peer','B.peer') | 6 | 3 out of 2 rules: name 1 to 2",
        "AND('A.peer') OR('B.peer') | 14 | expected the end of the policy, but there is \"O\"",
        "'A.peer' | 0 | expected AND, OR or OutOf",
      })
  void is_refused_with_the_place_and_the_rule(String policy, int position, String problem) {
    PolicySyntaxException refused =
        assertThrows(PolicySyntaxException.class, () -> PolicyParser.parse(policy));
    assertEquals(position, refused.position());
    assertTrue(refused.getMessage().contains(problem), refused.getMessage());
  }
}
