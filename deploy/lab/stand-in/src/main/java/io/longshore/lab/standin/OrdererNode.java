package io.longshore.lab.standin;

import com.google.protobuf.InvalidProtocolBufferException;
import io.longshore.lab.standin.channel.ChannelConfig;
import io.longshore.lab.standin.channel.GenesisException;
import io.longshore.lab.standin.channel.GenesisRules;
import io.longshore.lab.standin.ledger.BlockFile;
import io.longshore.lab.standin.ledger.Hashes;
import io.longshore.lab.standin.ledger.LedgerException;
import io.longshore.lab.standin.msp.LocalMsp;
import io.longshore.lab.standin.msp.MspDirectory;
import io.longshore.lab.standin.msp.MspException;
import io.longshore.lab.standin.settings.OrdererSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.hyperledger.fabric.protos.common.Block;

/**
 * What an orderer knows before it serves: its membership, its ledger, and the channel its ledger
 * begins with.
 */
record OrdererNode(LocalMsp msp, ChannelConfig config, BlockFile blocks) {

  /** Loads and checks everything, and writes the genesis block where there is no ledger yet. */
  static OrdererNode open(OrdererSettings settings, Instant now, LogLines lines) throws Death {
    LocalMsp msp;
    try {
      msp = MspDirectory.load(settings.mspDirectory(), settings.mspId(), now);
    } catch (MspException e) {
      throw Death.fatal("Failed to initialize local MSP: %s", e.getMessage());
    }
    Block genesis = genesis(settings.genesisFile());
    try {
      BlockFile blocks = ledger(settings.ledger(), channelId(genesis));
      if (blocks.height() == 0) {
        GenesisRules.check(ChannelConfig.from(genesis), msp);
        blocks.append(genesis);
      } else {
        lines.info("orderer.common.server", "Not bootstrapping because of existing chains");
      }
      Block first = blocks.block(0);
      ChannelConfig config = ChannelConfig.from(first);
      GenesisRules.check(config, msp);
      lines.info(
          "orderer.commmon.multichannel",
          "Starting system channel '%s' with genesis block hash %s and orderer type %s",
          config.channelId(),
          HexFormat.of().formatHex(Hashes.ofHeader(first.getHeader()).toByteArray()),
          config.ordering().consensusType());
      return new OrdererNode(msp, config, blocks);
    } catch (GenesisException | LedgerException e) {
      throw Death.panic("%s", e.getMessage());
    } catch (IOException e) {
      throw Death.fatal("Failed to create the system chain: %s: %s", settings.ledger(), e);
    }
  }

  private static String channelId(Block genesis) throws Death {
    try {
      return ChannelConfig.channelId(genesis);
    } catch (GenesisException e) {
      throw Death.fatal("Failed to parse chain ID from genesis block: %s", e.getMessage());
    }
  }

  private static Block genesis(Path file) throws Death {
    try {
      return Block.parseFrom(Files.readAllBytes(file));
    } catch (InvalidProtocolBufferException e) {
      throw Death.panic(
          "Unable to bootstrap orderer. Error unmarshalling genesis block: %s: %s",
          file, e.getMessage());
    } catch (IOException e) {
      throw Death.panic("Unable to bootstrap orderer. Error reading genesis block file: %s", e);
    }
  }

  /**
   * The ledger there is, whatever channel it is of; the genesis file names the channel only of a
   * new one.
   */
  private static BlockFile ledger(Path location, String channelId)
      throws IOException, LedgerException {
    if (Files.exists(location.resolve("index"))) {
      throw new LedgerException(
          location
              + " holds a ledger of the real orderer; the stand-in leaves it alone. Give it a"
              + " volume of its own.");
    }
    Path chains = location.resolve("stand-in");
    if (Files.isDirectory(chains)) {
      try (Stream<Path> existing = Files.list(chains)) {
        Path first = existing.sorted().findFirst().orElse(chains.resolve(channelId));
        return BlockFile.open(first.resolve("blocks"));
      }
    }
    return BlockFile.open(chains.resolve(channelId).resolve("blocks"));
  }
}
