package io.longshore.lab.standin.serve;

import io.longshore.lab.standin.channel.ChannelConfig;
import io.longshore.lab.standin.channel.GenesisException;
import io.longshore.lab.standin.ledger.BlockFile;
import io.longshore.lab.standin.ledger.Changes;
import io.longshore.lab.standin.ledger.LedgerException;
import io.longshore.lab.standin.material.Genesis;
import io.longshore.lab.standin.material.Organization;
import io.longshore.lab.standin.order.Ordering;
import java.io.IOException;
import java.nio.file.Path;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockHeader;

/** A system channel of two organisations with five blocks, as a service sees it. */
final class SampleChannel {
  static final Organization ORDERERS = new Organization("OrdererMSP", false);
  static final Organization PEERS = new Organization("Org1MSP", true);

  private final ChannelConfig config;
  private final BlockFile blocks;

  SampleChannel(Path directory) throws IOException, LedgerException, GenesisException {
    Block genesis = new Genesis(ORDERERS, PEERS).block();
    config = ChannelConfig.from(genesis);
    blocks = BlockFile.open(directory.resolve("blocks"));
    blocks.append(genesis);
    for (int number = 1; number < 5; number++) {
      blocks.append(
          Block.newBuilder().setHeader(BlockHeader.newBuilder().setNumber(number)).build());
    }
  }

  Channels channels(Ordering.Availability availability) {
    return Channels.of(
        new ServedChannel(
            config, config.policies(), blocks, new Changes(), new FakeOrdering(availability)));
  }
}
