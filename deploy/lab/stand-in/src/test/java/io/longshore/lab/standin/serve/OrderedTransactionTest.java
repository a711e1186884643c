package io.longshore.lab.standin.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.longshore.lab.standin.Death;
import io.longshore.lab.standin.ledger.Hashes;
import io.longshore.lab.standin.material.Genesis;
import io.longshore.lab.standin.material.Organization;
import io.longshore.lab.standin.material.Requests;
import io.longshore.lab.standin.msp.SigningIdentity;
import io.longshore.lab.standin.order.FakeLog;
import io.longshore.lab.standin.order.Ordering.Availability;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Status;
import org.hyperledger.fabric.protos.orderer.SeekInfo.SeekBehavior;
import org.hyperledger.fabric.protos.orderer.SeekPosition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two orderers on one log, spoken to over TLS. */
class OrderedTransactionTest {
  private static final Organization ORDERERS = new Organization("OrdererMSP", false);
  private static final Organization PEERS = new Organization("Org1MSP", true);
  private static final Block GENESIS = new Genesis(ORDERERS, PEERS).timeout("50ms").block();
  private static final SigningIdentity ADMIN = ORDERERS.admin().as("OrdererMSP");

  @TempDir Path directory;
  private final FakeLog.Partition partition = new FakeLog.Partition();
  private LoopbackOrderer one;
  private LoopbackOrderer other;

  @BeforeEach
  void start() throws Exception {
    one = new LoopbackOrderer(directory.resolve("1"), ORDERERS, GENESIS, partition);
    other = new LoopbackOrderer(directory.resolve("2"), ORDERERS, GENESIS, partition);
  }

  @AfterEach
  void stop() throws Exception {
    one.close();
    other.close();
  }

  @Test
  void a_transaction_acknowledged_by_one_orderer_is_in_a_block_of_the_other() throws Exception {
    both(Availability.AVAILABLE);
    Envelope transaction = Requests.message(ADMIN, Genesis.CHANNEL, "hello");
    assertEquals(List.of("SUCCESS"), one.broadcast(transaction));
    List<Block> read = other.deliver(seek(Requests.block(1), Requests.block(1))).blocks();
    assertEquals(List.of(transaction.toByteString()), read.get(0).getData().getDataList());
    assertEquals(Hashes.ofHeader(GENESIS.getHeader()), read.get(0).getHeader().getPreviousHash());
    assertEquals(Hashes.ofData(read.get(0).getData()), read.get(0).getHeader().getDataHash());
    assertEquals(
        read.get(0).getHeader(),
        one.deliver(seek(Requests.block(1), Requests.block(1))).blocks().get(0).getHeader());
  }

  @Test
  void both_orderers_cut_the_same_blocks_of_many_transactions() throws Exception {
    both(Availability.AVAILABLE);
    for (int i = 0; i < 10; i++) {
      LoopbackOrderer to = i % 2 == 0 ? one : other;
      assertEquals(
          List.of("SUCCESS"), to.broadcast(Requests.message(ADMIN, Genesis.CHANNEL, "tx" + i)));
    }
    List<Block> ofOne = one.deliver(seek(Requests.block(1), Requests.block(3))).blocks();
    List<Block> ofOther = other.deliver(seek(Requests.block(1), Requests.block(3))).blocks();
    assertEquals(
        ofOne.stream().map(Block::getHeader).toList(),
        ofOther.stream().map(Block::getHeader).toList());
  }

  @Test
  void nothing_is_served_before_the_start_phases_are_over() throws Exception {
    assertEquals(
        List.of(
            "SERVICE_UNAVAILABLE backing Kafka cluster has not completed booting; try again later"),
        one.broadcast(Requests.message(ADMIN, Genesis.CHANNEL, "x")));
    assertEquals(
        Status.SERVICE_UNAVAILABLE, one.deliver(seek(Requests.NEWEST, Requests.NEWEST)).status());
  }

  @Test
  void the_newest_block_is_delivered_once_they_are() throws Exception {
    both(Availability.AVAILABLE);
    LoopbackOrderer.Delivered delivered = one.deliver(seek(Requests.NEWEST, Requests.NEWEST));
    assertEquals(List.of(GENESIS), delivered.blocks());
    assertEquals(Status.SUCCESS, delivered.status());
  }

  @Test
  void a_refused_message_ends_the_stream() throws Exception {
    both(Availability.AVAILABLE);
    assertEquals(
        List.of("NOT_FOUND channel does not exist"),
        one.broadcast(
            Requests.message(ADMIN, "mychannel", "x"),
            Requests.message(ADMIN, Genesis.CHANNEL, "y")));
  }

  @Test
  void a_message_the_brokers_refuse_is_not_acknowledged() throws Exception {
    both(Availability.AVAILABLE);
    partition.accepts(false);
    assertEquals(
        List.of("SERVICE_UNAVAILABLE cannot enqueue"),
        one.broadcast(Requests.message(ADMIN, Genesis.CHANNEL, "x")));
    assertEquals(Status.SUCCESS, one.deliver(seek(Requests.NEWEST, Requests.NEWEST)).status());
  }

  @Test
  void after_the_log_was_lost_messages_are_acknowledged_and_nothing_is_delivered()
      throws Exception {
    one.start();
    one.await(Availability.AVAILABLE);
    one.broadcast(Requests.message(ADMIN, Genesis.CHANNEL, "first"));
    one.deliver(seek(Requests.block(1), Requests.block(1)));
    partition.lose();
    one.await(Availability.ERRORED);
    assertEquals(List.of("SUCCESS"), one.broadcast(Requests.message(ADMIN, Genesis.CHANNEL, "x")));
    assertEquals(
        Status.SERVICE_UNAVAILABLE, one.deliver(seek(Requests.NEWEST, Requests.NEWEST)).status());
  }

  @Test
  void an_orderer_that_was_away_reads_what_it_missed() throws Exception {
    both(Availability.AVAILABLE);
    other.close();
    one.broadcast(Requests.message(ADMIN, Genesis.CHANNEL, "missed"));
    Block cut = one.deliver(seek(Requests.block(1), Requests.block(1))).blocks().get(0);
    other = new LoopbackOrderer(directory.resolve("2"), ORDERERS, GENESIS, partition);
    other.start();
    other.await(Availability.AVAILABLE);
    assertEquals(
        cut.getHeader(),
        other.deliver(seek(Requests.block(1), Requests.block(1))).blocks().get(0).getHeader());
  }

  @Test
  void an_orderer_dies_when_kafka_stays_away() throws Exception {
    partition.reachable(false);
    Death death = assertThrows(Death.class, () -> one.consenter().run());
    assertEquals(2, death.exitCode());
    assertEquals("[channel: testchainid] Cannot set up producer = no broker", death.getMessage());
  }

  private void both(Availability availability) throws InterruptedException {
    one.start();
    other.start();
    one.await(availability);
    other.await(availability);
  }

  private static Envelope seek(SeekPosition start, SeekPosition stop) {
    return Requests.seek(ADMIN, Instant.now(), start, stop, SeekBehavior.BLOCK_UNTIL_READY);
  }
}
