package io.longshore.controller.cli;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The same facts for a program: the message itself as JSON, field names as in operator.proto. */
final class Json {
  private static final String FLAG = "--json";

  private Json() {}

  static void describe(CommandSpec spec) {
    spec.addOption(OptionSpec.builder(FLAG).description("print JSON instead of text").build());
  }

  static boolean wanted(ParseResult arguments) {
    return arguments.hasMatchedOption(FLAG);
  }

  static String text(Message message) {
    try {
      return JsonFormat.printer().alwaysPrintFieldsWithNoPresence().sortingMapKeys().print(message);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("a message of ours cannot be written as JSON", e);
    }
  }
}
