package io.longshore.controller.workload.fabric.client.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hyperledger.fabric.protos.common.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class AnswerTranslatorTest {
  static Stream<FabricAnswer> answers() {
    return FabricAnswer.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("answers")
  void each_text_of_fabric_is_known_for_what_it_is(FabricAnswer answer) {
    assertEquals(answer.known(), KnownAnswer.in(answer.text()).orElseThrow());
  }

  @Test
  void each_known_answer_has_a_text_that_fabric_gives() {
    Set<KnownAnswer> shown =
        answers()
            .map(FabricAnswer::known)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(KnownAnswer.class)));
    assertEquals(EnumSet.allOf(KnownAnswer.class), shown);
  }

  @ParameterizedTest
  @EnumSource(KnownAnswer.class)
  void each_known_answer_says_cause_and_remedy_in_words(KnownAnswer answer) {
    assertFalse(answer.cause().isBlank());
    assertFalse(answer.remedy().isBlank());
    assertFalse(answer.cause().endsWith(".") || answer.remedy().endsWith("."));
  }

  @Test
  void an_unknown_text_is_refused_and_quoted() {
    Outcome outcome = AnswerTranslator.translate("peer0", "flux capacitor empty");
    assertInstanceOf(Setback.Refused.class, outcome);
    assertTrue(outcome.toString().contains("flux capacitor empty"), outcome::toString);
  }

  @Test
  void a_known_text_is_explained_and_still_quoted() {
    Outcome outcome =
        AnswerTranslator.translate("orderer1", "backing Kafka cluster has not completed booting");
    assertInstanceOf(Setback.NotYet.class, outcome);
    assertTrue(outcome.toString().contains("orderer1"), outcome::toString);
    assertTrue(outcome.toString().contains("has not connected this channel"), outcome::toString);
    assertTrue(outcome.toString().contains("backing Kafka"), outcome::toString);
  }

  @Test
  void to_a_question_already_so_is_no_answer() {
    assertInstanceOf(
        Setback.Refused.class,
        AnswerTranslator.setback("peer0", "chaincode with name 'mycc' already exists"));
  }

  @ParameterizedTest
  @CsvSource({
    "NOT_FOUND, NotYet",
    "SERVICE_UNAVAILABLE, NotYet",
    "FORBIDDEN, Refused",
    "BAD_REQUEST, Refused",
    "INTERNAL_SERVER_ERROR, Refused",
  })
  void a_status_without_words_is_explained(Status status, String kind) {
    assertEquals(kind, AnswerTranslator.delivered("o", status).getClass().getSimpleName());
  }

  @ParameterizedTest
  @CsvSource({
    "SUCCESS, '', Done",
    "SERVICE_UNAVAILABLE, cannot enqueue, NotYet",
    "SERVICE_UNAVAILABLE, something new, NotYet",
    "SERVICE_UNAVAILABLE, consenter for this channel has been halted, Refused",
    "BAD_REQUEST, something new, Refused",
    "FORBIDDEN, '', Refused",
  })
  void an_orderers_answer_is_explained(Status status, String info, String kind) {
    assertEquals(kind, AnswerTranslator.broadcast("o", status, info).getClass().getSimpleName());
  }
}
