package io.longshore.controller.workload.fabric.client.channel;

import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.hyperledger.fabric.protos.common.Config;

/**
 * One way in which a channel is not configured as the spec has it.
 *
 * @param topic what it is about
 * @param has what the channel has
 * @param wants what the spec wants
 * @param edit what makes it so; empty where a person must decide
 * @param remedy what a person does where there is no edit
 */
public record ConfigDifference(
    Topic topic, String has, String wants, Optional<UnaryOperator<Config>> edit, String remedy) {
  public ConfigDifference {
    Objects.requireNonNull(topic, "topic");
    Objects.requireNonNull(has, "has");
    Objects.requireNonNull(wants, "wants");
    Objects.requireNonNull(edit, "edit");
    Objects.requireNonNull(remedy, "remedy");
  }

  static ConfigDifference change(
      Topic topic, String has, String wants, UnaryOperator<Config> edit) {
    return new ConfigDifference(topic, has, wants, Optional.of(edit), "");
  }

  static ConfigDifference decision(Topic topic, String has, String wants, String remedy) {
    return new ConfigDifference(topic, has, wants, Optional.empty(), remedy);
  }

  /** What a difference is about. */
  public enum Topic {
    MEMBER("member"),
    AUTHORITY("authority"),
    ANCHOR("anchor"),
    ORDERER_ADDRESSES("orderers"),
    BATCH("batch"),
    CAPABILITIES("capabilities"),
    POLICY("policy");

    private final String word;

    Topic(String word) {
      this.word = word;
    }

    /** The same for people. */
    public String word() {
      return word;
    }
  }
}
