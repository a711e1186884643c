package io.longshore.controller.importing.script;

import io.longshore.controller.importing.Located;
import io.longshore.controller.importing.Place;
import java.util.List;
import java.util.Objects;

/**
 * The commands of a setup's scripts and notes, as far as they tell something about the network.
 *
 * @param runs scripts that somebody is told to run
 * @param starts docker-compose files that are brought up
 * @param copies what is copied to other hosts
 * @param artifacts what configtxgen is to make
 * @param chaincodes chaincodes installed or instantiated
 * @param oneWay commands that fail when they are run again
 */
public record Commands(
    List<Run> runs,
    List<Located> starts,
    List<Copy> copies,
    List<Artifact> artifacts,
    List<Chaincode> chaincodes,
    List<Located> oneWay) {
  /**
   * Somebody is told to run a script.
   *
   * @param address of the host; empty when it is not said
   * @param script the script's file name
   */
  public record Run(String address, String script, Place place) {
    public Run {
      Objects.requireNonNull(address, "address");
      Objects.requireNonNull(script, "script");
      Objects.requireNonNull(place, "place");
    }
  }

  /**
   * Files are copied to a host.
   *
   * @param files as named
   * @param address the target; may be empty
   */
  public record Copy(List<String> files, String address, Place place) {
    public Copy {
      files = List.copyOf(files);
    }
  }

  /**
   * A call of configtxgen.
   *
   * @param profile it uses
   * @param channel the channel's name; may be empty
   * @param genesis whether it makes a genesis block
   * @param place where
   */
  public record Artifact(String profile, String channel, boolean genesis, Place place) {}

  /**
   * A chaincode is installed or instantiated; what the command does not say is empty.
   *
   * @param name of the chaincode
   * @param version of it
   * @param path of its source
   * @param channel it is for
   * @param arguments of its first call
   * @param policy who must endorse
   * @param place where
   */
  public record Chaincode(
      String name,
      String version,
      String path,
      String channel,
      List<String> arguments,
      String policy,
      Place place) {
    public Chaincode {
      arguments = List.copyOf(arguments);
    }
  }

  public Commands {
    runs = List.copyOf(runs);
    starts = List.copyOf(starts);
    copies = List.copyOf(copies);
    artifacts = List.copyOf(artifacts);
    chaincodes = List.copyOf(chaincodes);
    oneWay = List.copyOf(oneWay);
  }
}
