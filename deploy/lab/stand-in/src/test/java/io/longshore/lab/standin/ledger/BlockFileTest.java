package io.longshore.lab.standin.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockData;
import org.hyperledger.fabric.protos.common.BlockHeader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlockFileTest {
  @TempDir Path directory;
  private Path path;

  @BeforeEach
  void three_blocks() throws IOException, LedgerException {
    path = directory.resolve("channel/blocks");
    try (BlockFile file = BlockFile.open(path)) {
      for (int number = 0; number < 3; number++) {
        file.append(block(number));
      }
    }
  }

  @Test
  void holds_its_blocks_after_it_was_closed() throws IOException, LedgerException {
    try (BlockFile file = BlockFile.open(path)) {
      assertEquals(3, file.height());
      assertEquals(block(1), file.block(1));
    }
  }

  @Test
  void drops_a_last_block_torn_at_any_byte_and_takes_it_again()
      throws IOException, LedgerException {
    byte[] whole = Files.readAllBytes(path);
    int twoBlocks = whole.length / 3 * 2;
    for (int length = twoBlocks; length < whole.length; length++) {
      Files.write(path, Arrays.copyOf(whole, length));
      try (BlockFile file = BlockFile.open(path)) {
        assertEquals(2, file.height(), "cut at " + length);
        file.append(block(2));
      }
      try (BlockFile file = BlockFile.open(path)) {
        assertEquals(block(2), file.block(2), "cut at " + length);
      }
    }
  }

  @Test
  void drops_a_last_block_whose_bytes_never_reached_the_disk() throws IOException, LedgerException {
    byte[] whole = Files.readAllBytes(path);
    Arrays.fill(whole, whole.length - 10, whole.length, (byte) 0);
    Files.write(path, whole);
    try (BlockFile file = BlockFile.open(path)) {
      assertEquals(2, file.height());
    }
  }

  @Test
  void refuses_damage_that_is_followed_by_blocks() throws IOException {
    byte[] whole = Files.readAllBytes(path);
    whole[whole.length / 3 + 12] ^= 1;
    Files.write(path, whole);
    LedgerException refusal = assertThrows(LedgerException.class, () -> BlockFile.open(path));
    assertEquals(true, refusal.getMessage().contains("block 1"), refusal.getMessage());
  }

  @Test
  void refuses_a_block_that_does_not_follow() throws IOException, LedgerException {
    try (BlockFile file = BlockFile.open(path)) {
      assertThrows(IllegalArgumentException.class, () -> file.append(block(4)));
    }
  }

  private static Block block(long number) {
    // Equal sizes, so that the tests know where a record ends: zero would not be written at all.
    return Block.newBuilder()
        .setHeader(
            BlockHeader.newBuilder()
                .setNumber(number)
                .setDataHash(ByteString.copyFromUtf8(number == 0 ? "long" : "no")))
        .setData(BlockData.newBuilder().addData(ByteString.copyFromUtf8("transaction " + number)))
        .build();
  }
}
