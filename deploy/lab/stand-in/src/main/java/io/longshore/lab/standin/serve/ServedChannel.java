package io.longshore.lab.standin.serve;

import io.longshore.lab.standin.channel.ChannelConfig;
import io.longshore.lab.standin.channel.Policies;
import io.longshore.lab.standin.ledger.BlockFile;
import io.longshore.lab.standin.ledger.Changes;
import io.longshore.lab.standin.order.Ordering;

/** A channel this orderer orders: what it says, what it holds, and who orders it. */
public record ServedChannel(
    ChannelConfig config,
    Policies policies,
    BlockFile blocks,
    Changes changes,
    Ordering ordering) {}
