package io.longshore.controller.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.protobuf.ByteString;
import io.longshore.controller.spec.Exit;
import io.longshore.proto.v1.BatchState;
import io.longshore.proto.v1.BlockAnswer;
import io.longshore.proto.v1.CallAnswer;
import io.longshore.proto.v1.ChaincodeLog;
import io.longshore.proto.v1.ChaincodeState;
import io.longshore.proto.v1.ChannelState;
import io.longshore.proto.v1.ConfigurationAnswer;
import io.longshore.proto.v1.LedgerState;
import io.longshore.proto.v1.LogsAnswer;
import io.longshore.proto.v1.MemberState;
import io.longshore.proto.v1.PolicyState;
import io.longshore.proto.v1.TransactionState;
import java.util.List;
import org.junit.jupiter.api.Test;

class LedgerTextTest {
  private static final ChannelState MINE =
      ChannelState.newBuilder()
          .setName("mychannel")
          .setInSpec(true)
          .setBlocks(6)
          .addMembers("Org1MSP")
          .addMembers("Org2MSP")
          .addPeers(peer("peer0.org1", "LEVEL", 6, ""))
          .addPeers(peer("peer1.org1", "BEHIND", 4, ""))
          .addPeers(peer("peer0.org2", "UNKNOWN", 0, "it does not answer"))
          .build();

  @Test
  void channels_stand_in_a_table_and_who_is_not_level_below_it() {
    ChannelState system = ChannelState.newBuilder().setName("sys").setSystem(true).build();
    assertEquals(
        """
        CHANNEL    BLOCKS  MEMBERS          PEERS         SPEC
        mychannel  6       Org1MSP Org2MSP  1 of 3 level  in the spec
        sys        -       the orderers     none          the system channel
        mychannel: peer1.org1 is behind, at 4 blocks
        mychannel: peer0.org2 is not known: it does not answer\
        """,
        String.join("\n", ChannelStateText.table(List.of(MINE, system))));
    assertEquals(Exit.UNREACHABLE, ChannelStateText.exit(List.of(MINE)));
    assertEquals(Exit.DONE, ChannelStateText.exit(List.of(system)));
  }

  @Test
  void logs_of_a_chaincode_stand_peer_by_peer_and_cannot_move_the_cursor() {
    ChaincodeLog runs =
        ChaincodeLog.newBuilder()
            .setPeer("peer0")
            .setHost("h1")
            .setContainer("dev-peer0-mycc-1.0")
            .setState("RUNNING")
            .setNetwork("net_byfn")
            .addLines("one")
            .addLines("\u001b[2Jtwo")
            .build();
    ChaincodeLog away =
        ChaincodeLog.newBuilder()
            .setPeer("peer1")
            .setHost("h2")
            .setContainer("dev-peer1-mycc-1.0")
            .setState("UNKNOWN")
            .setNote("h2 does not answer")
            .build();
    LogsAnswer answer = LogsAnswer.newBuilder().setVersion("1.0").addLogs(runs).build();
    assertEquals(
        """
        mycc 1.0 of peer0, h1/dev-peer0-mycc-1.0: running, network net_byfn
          one
           [2Jtwo
        mycc 1.0 of peer1, h2/dev-peer1-mycc-1.0: unknown; h2 does not answer\
        """,
        String.join(
            "\n", ChaincodeLogsCommand.lines("mycc", answer.toBuilder().addLogs(away).build())));
    assertEquals(Exit.DONE, ChaincodeLogsCommand.exit(answer));
    assertEquals(
        Exit.UNREACHABLE, ChaincodeLogsCommand.exit(answer.toBuilder().addLogs(away).build()));
  }

  @Test
  void a_configuration_is_told_in_words() {
    ConfigurationAnswer answer =
        ConfigurationAnswer.newBuilder()
            .setChannel("mychannel")
            .setSequence(3)
            .addMembers(
                MemberState.newBuilder()
                    .setName("Org1MSP")
                    .setMsp("Org1MSP")
                    .addAnchors("peer0.org1.example.com:7051"))
            .addOrdererAddresses("orderer1:7050")
            .setConsensus("kafka")
            .setBatch(
                BatchState.newBuilder()
                    .setTimeout("2s")
                    .setMaxMessages(10)
                    .setAbsoluteMaxBytes(99 << 20)
                    .setPreferredMaxBytes(512 << 10))
            .addPolicies(
                PolicyState.newBuilder()
                    .setPath("/Channel/Admins")
                    .setMeaning("a majority of the Admins of Application, Orderer"))
            .build();
    assertEquals(
        """
        channel mychannel, changed 3 times

        member     Org1MSP, anchor peer0.org1.example.com:7051
        orderer    orderer1:7050
        consensus  kafka
        batch      after 2s or 10 messages; at most 99 MB, preferably 512 KB

        POLICY           NEEDS
        /Channel/Admins  a majority of the Admins of Application, Orderer\
        """,
        String.join("\n", ConfigurationText.lines(answer)));
  }

  @Test
  void a_block_tells_what_ran_and_how_it_was_judged() {
    BlockAnswer block =
        BlockAnswer.newBuilder()
            .setChannel("mychannel")
            .setNumber(4)
            .setBytes(3000)
            .setHash("aa")
            .setPreviousHash("bb")
            .setIntact(true)
            .setToldBy("peer0.org1")
            .addTransactions(
                TransactionState.newBuilder()
                    .setKind("TRANSACTION")
                    .setId("cc")
                    .setSender("Org1MSP Admin@org1")
                    .setChaincode("mycc")
                    .addAllArguments(List.of("invoke", "a", "b", "10"))
                    .addEndorsers("Org1MSP peer0.org1")
                    .setJudgement("VALID"))
            .build();
    assertEquals(
        """
        block 4 of mychannel, 3000 bytes, told by peer0.org1
        hash      aa
        previous  bb

        mycc invoke a b 10  cc
            at        1970-01-01T00:00:00Z
            sender    Org1MSP Admin@org1
            endorsed  Org1MSP peer0.org1
            judged    VALID\
        """,
        String.join("\n", BlockShowCommand.lines(block)));
  }

  @Test
  void chaincodes_are_held_against_the_spec() {
    ChaincodeState one =
        ChaincodeState.newBuilder()
            .setChannel("mychannel")
            .setName("mycc")
            .setVersion("1.0")
            .setWantedVersion("1.1")
            .setPolicy("OutOf(1,'Org1MSP.peer')")
            .addInstalledOn("p1")
            .addMissingOn("p2")
            .build();
    assertEquals(
        """
        CHANNEL    CHAINCODE  VERSION  PACKAGE       SPEC       POLICY
        mychannel  mycc       1.0      1 of 2 peers  wants 1.1  OutOf(1,'Org1MSP.peer')
        mycc 1.0: not its package on p2\
        """,
        String.join("\n", ChaincodeStateText.table(List.of(one))));
  }

  @Test
  void an_answer_is_text_where_it_can_be() {
    assertEquals(List.of("90"), lines(ByteString.copyFromUtf8("90")));
    assertEquals(List.of("a b"), lines(ByteString.copyFromUtf8("a\u001bb")));
    assertEquals(List.of("0xff00"), lines(ByteString.fromHex("ff00")));
  }

  private static List<String> lines(ByteString result) {
    return ChaincodeCallCommand.lines(CallAnswer.newBuilder().setResult(result).build());
  }

  private static LedgerState peer(String name, String state, long blocks, String note) {
    return LedgerState.newBuilder()
        .setPeer(name)
        .setState(state)
        .setBlocks(blocks)
        .setNote(note)
        .build();
  }
}
