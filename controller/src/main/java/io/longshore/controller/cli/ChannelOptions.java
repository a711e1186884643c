package io.longshore.controller.cli;

import com.google.protobuf.ByteString;
import io.longshore.base.Digest;
import io.longshore.controller.channels.SourcePackages;
import io.longshore.controller.workload.Specs;
import io.longshore.proto.v1.ChannelScope;
import io.longshore.proto.v1.CodeOffer;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * How far a command goes beyond containers, and what it has for that.
 *
 * @param scope how far
 * @param packages of chaincodes whose sources are beside the spec
 */
record ChannelOptions(ChannelScope scope, SourcePackages packages) {
  private static final String WITHOUT_CHANNELS = "--without-channels";
  private static final String WITHOUT_CHAINCODE = "--without-chaincode";
  private static final String SOURCES = "--sources";

  static void describe(CommandSpec spec) {
    spec.addOption(
        OptionSpec.builder(WITHOUT_CHANNELS)
            .description("containers only: leave the spec's channels as they are")
            .build());
    spec.addOption(
        OptionSpec.builder(WITHOUT_CHAINCODE)
            .description("create channels, join peers and set anchors, but leave chaincodes")
            .build());
    spec.addOption(
        OptionSpec.builder(SOURCES)
            .paramLabel("DIR")
            .type(String.class)
            .description("where the chaincodes' paths are looked for (the folder of the spec)")
            .build());
  }

  static ChannelOptions read(ParseResult arguments, Specs.Loaded spec) {
    ChannelScope scope = scope(arguments);
    if (scope != ChannelScope.CHANNELS_AND_CHAINCODE) {
      return new ChannelOptions(scope, new SourcePackages(new TreeMap<>()));
    }
    Path file = Path.of(arguments.matchedPositionalValue(0, "")).toAbsolutePath();
    String named = arguments.matchedOptionValue(SOURCES, "");
    return new ChannelOptions(
        scope, SourcePackages.present(spec, named.isEmpty() ? file.getParent() : Path.of(named)));
  }

  /** What the controller is told of the packages, before any is sent. */
  List<CodeOffer> offers() {
    return packages.code().entrySet().stream()
        .map(one -> offer(one.getKey(), one.getValue()))
        .toList();
  }

  private static ChannelScope scope(ParseResult arguments) {
    if (arguments.hasMatchedOption(WITHOUT_CHANNELS)) {
      return ChannelScope.NO_CHANNELS;
    }
    return arguments.hasMatchedOption(WITHOUT_CHAINCODE)
        ? ChannelScope.CHANNELS_ONLY
        : ChannelScope.CHANNELS_AND_CHAINCODE;
  }

  private static CodeOffer offer(SourcePackages.Id id, ByteString code) {
    return CodeOffer.newBuilder()
        .setName(id.name())
        .setVersion(id.version())
        .setDigest(Digest.of(code.toByteArray()).hex())
        .build();
  }
}
