package io.longshore.controller.known;

import static io.longshore.controller.known.KnownText.Origin.ZOOKEEPER;

import java.util.List;

/** What servers of ZooKeeper 3.4 to 3.5 and their clients write. */
final class ZookeeperTexts {
  static final List<KnownText> ALL =
      List.of(
          ZOOKEEPER.standing(
              "ZooKeeper instance is not currently serving requests",
              "the server has no quorum: more than half of the ensemble must be up and reach one"
                  + " another",
              "start the others; their ports 2888 and 3888 must be reachable between hosts"),
          ZOOKEEPER.standing(
              "BindException: Cannot assign requested address",
              "the server's own name resolves to an address that its container does not have,"
                  + " mostly the host's",
              "name the others' addresses to each server, never its own, or listen on 0.0.0.0"),
          ZOOKEEPER.standing(
              "leaving the listener thread",
              "the server could not open its election port and takes no further part, though it"
                  + " runs and says imok",
              "see that its own name resolves to an address of its container; then restart it"),
          ZOOKEEPER.passing(
              "Cannot open channel to \\d+ at election address",
              "another server of the ensemble is not reachable on its election port",
              "harmless while it starts; if it lasts, its port 3888 is closed or its name wrong"),
          ZOOKEEPER.standing(
              "myid file is missing",
              "the server does not know which of the ensemble it is",
              "set ZOO_MY_ID, or put the number into the file myid of its data folder"),
          ZOOKEEPER.passing(
              "KeeperErrorCode = Session ?expired|Session 0x[0-9a-f]+ .*has expired",
              "the client was not heard of within its session's time: a pause, a lost network, or"
                  + " no quorum",
              "nothing if it comes back by itself; else look for long pauses on its host"),
          ZOOKEEPER.passing(
              "KeeperErrorCode = ConnectionLoss",
              "the connection broke while an answer was awaited",
              "nothing: clients connect to another server; if it lasts, there is no quorum"),
          ZOOKEEPER.passing(
              "KeeperErrorCode = NodeExists",
              "what is to be made is there already; a broker's entry is still that of its former"
                  + " session",
              "wait for the former session's end (six seconds), or look for a second broker of this"
                  + " id"),
          ZOOKEEPER.standing(
              "KeeperErrorCode = NoNode",
              "the entry is not there (yet): brokers have not registered, or ZooKeeper was emptied",
              "start the brokers; if they had data, restore ZooKeeper's volumes first"),
          ZOOKEEPER.standing(
              "Unreasonable length|Packet len\\d* is out of range|Len error \\d+",
              "a message above jute.maxbuffer (1 MB), or a caller that does not speak ZooKeeper's"
                  + " protocol",
              "find the caller; raise jute.maxbuffer on servers and clients alike if it must be"),
          ZOOKEEPER.standing(
              "Too many connections from",
              "one address has more connections than maxClientCnxns allows; behind a bridge all"
                  + " containers have one",
              "raise ZOO_MAX_CLIENT_CNXNS"),
          ZOOKEEPER.standing(
              "fsync-ing the write ahead log",
              "the disk is slow; above the sessions' time, brokers lose theirs",
              "give the transaction log (/datalog) a disk of its own"),
          ZOOKEEPER.standing(
              "Unable to load database on disk",
              "the server's snapshots or logs are damaged, most often by a full disk",
              "with the others serving: move this server's volumes away; it copies all from them"),
          ZOOKEEPER.passing(
              "Refusing session request for client .*seen zxid",
              "this server is behind what the client has seen; if all say so, the ensemble was"
                  + " emptied under a running client",
              "wait if the server has just started; else restore ZooKeeper's volumes"),
          ZOOKEEPER.harmless(
              "Have smaller server identifier",
              "of two servers the one with the larger number keeps the connection"),
          ZOOKEEPER.harmless(
              "Unable to read additional data from client sessionid",
              "a client closed its connection; probes do so all the time"));

  private ZookeeperTexts() {}
}
