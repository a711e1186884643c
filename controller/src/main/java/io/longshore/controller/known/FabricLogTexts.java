package io.longshore.controller.known;

import static io.longshore.controller.known.KnownText.Origin.FABRIC;

import java.util.List;

/**
 * What orderers and peers of 1.4 write when they do not start or give up, and what Fabric's own
 * commands say. Source: Fabric's code at v1.4.0, and its nodes brought into each of these states.
 */
final class FabricLogTexts {
  static final List<KnownText> ALL =
      List.of(
          FABRIC.standing(
              "could not load a valid signer certificate",
              "the node's MSP folder is not there, or has no certificate in signcerts",
              "see that the folder is mounted where ORDERER_GENERAL_LOCALMSPDIR or"
                  + " CORE_PEER_MSPCONFIGPATH say"),
          FABRIC.standing(
              "could not load a valid admin certificate",
              "Fabric 1.4.0 wants an administrator's certificate in the MSP folder's admincerts",
              "put the organisation's Admin certificate there"),
          FABRIC.standing(
              "could not load a valid ca certificate",
              "the MSP folder has no authority's certificate in cacerts",
              "put the organisation's CA certificate there"),
          FABRIC.standing(
              "nil conf reference",
              "signcerts, cacerts or admincerts of the MSP folder is there, but empty",
              "find the empty one and fill it: an empty mount hides what the image has"),
          FABRIC.standing(
              "KeyMaterial not found in SigningIdentityInfo",
              "keystore holds no private key of the certificate in signcerts",
              "certificate and key must be of one pair; the file's name does not matter, its end"
                  + " _sk does"),
          FABRIC.standing(
              "signing identity expired",
              "the node's own certificate has expired",
              "issue it again under the same authority and restart the node"),
          FABRIC.standing(
              "the supplied identity is not valid",
              "a certificate of the MSP folder, often the administrator's, is of another authority"
                  + " than the one in cacerts",
              "put material of one generation together: all of it comes from the same CA"),
          FABRIC.standing(
              "Unable to bootstrap orderer",
              "the genesis block is not where ORDERER_GENERAL_GENESISFILE says; where its bind"
                  + " mount has no source, Docker makes a folder in its place",
              "put the file on the host first, remove the folder, and start the orderer again"),
          FABRIC.standing(
              "Failed to parse chain ID from genesis block",
              "the file is no genesis block: empty, cut short, or something else",
              "copy the block again and compare its SHA-256"),
          FABRIC.standing(
              "Cannot set up (producer|parent consumer|channel consumer)|Cannot post CONNECT",
              "the orderer gave up on Kafka after its retries and ended with code 2",
              "bring the brokers up first, then start the orderer again; it resumes from its"
                  + " ledger"),
          FABRIC.standing(
              "Kafka consumer closed",
              "the orderer's consumer of this channel has ended for good: it runs on, takes"
                  + " messages, and orders none",
              "restart the orderer; if it says the same again, Kafka's log of the channel was"
                  + " lost"),
          FABRIC.passing(
              "timeout waiting for channel creation",
              "the new channel's Kafka topic was not ready in time; the channel may exist",
              "fetch its block 0; create it again only if there is none"),
          FABRIC.passing(
              "SERVICE_UNAVAILABLE",
              "the orderer has not connected the channel to Kafka, or Kafka does not take writes",
              "wait while the brokers start; then compare in-sync replicas with"
                  + " min.insync.replicas"),
          FABRIC.standing(
              "ProposalResponsePayloads do not match",
              "the endorsers gave different results: one lacks the chaincode, is behind, or the"
                  + " chaincode is not deterministic",
              "install the same package on every endorser, wait until their ledgers are level, and"
                  + " keep clocks and chance out of chaincode"),
          FABRIC.passing(
              "MVCC_READ_CONFLICT|PHANTOM_READ_CONFLICT",
              "another transaction changed what this one read before it was committed",
              "send it again; writers of one key should take turns"),
          FABRIC.standing(
              "ENDORSEMENT_POLICY_FAILURE",
              "the transaction lacks endorsements that the chaincode's policy asks for",
              "have peers of more organisations endorse it"),
          FABRIC.standing(
              "leveldb: resource temporarily unavailable",
              "another peer has this ledger open",
              "give each peer a volume of its own"),
          FABRIC.standing(
              "cannot init crypto",
              "the peer's MSP folder is not mounted",
              "mount it where CORE_PEER_MSPCONFIGPATH says"),
          FABRIC.standing(
              "CORE_LOGGING_LEVEL is no longer supported",
              "this variable does nothing in 1.4",
              "set FABRIC_LOGGING_SPEC instead"),
          FABRIC.standing(
              "x509: certificate signed by unknown authority|authentication handshake failed.*x509",
              "the caller does not trust the node's TLS authority: material of two generations, or"
                  + " another organisation's CA file",
              "give the caller the TLS CA of the node's own organisation"),
          FABRIC.standing(
              "x509: certificate is valid for .*, not ",
              "the node is dialled by a name that its TLS certificate does not have",
              "dial it by a name in the certificate, or issue one with that name"),
          FABRIC.standing(
              "first record does not look like a TLS handshake",
              "one side speaks TLS and the other does not",
              "set *_TLS_ENABLED alike on both sides, and pass --tls to Fabric's commands"),
          FABRIC.standing(
              "tls: bad certificate",
              "the other side did not accept this certificate: of another authority, expired, or"
                  + " clocks are apart",
              "compare both authorities and both clocks"),
          FABRIC.standing(
              "x509: certificate has expired or is not yet valid",
              "a certificate's time is over, or one of the two clocks is wrong",
              "compare both hosts' clocks; then controller certs --expiring 1d says whose it is"),
          FABRIC.passing(
              "consenter for this channel hasn't started yet",
              "the orderer has not connected this channel to Kafka yet",
              "wait; if it lasts, see controller status: Kafka's gate says which brokers it lacks"),
          FABRIC.passing(
              "failed to create Kafka topic|failed to retrieve metadata for the cluster",
              "the orderer reached no Kafka cluster that could make the channel's topic: fewer"
                  + " brokers than replicas, or none at all",
              "bring the brokers up, then restart the orderer if it gave up"),
          FABRIC.standing(
              "implicit policy evaluation failed",
              "too few organisations have signed for the policy that was asked",
              "controller fabric channel config CHANNEL says what each policy needs and who can"
                  + " sign"),
          FABRIC.standing(
              "Unexpected Previous block hash",
              "the node's ledger and the blocks it is sent are of two networks, or the ledger is"
                  + " damaged",
              "compare the first blocks: controller drift names ledgers of an earlier network"),
          FABRIC.passing(
              "context deadline exceeded",
              "the node did not answer in time: it is down, its port is not reachable, or its TLS"
                  + " name is wrong",
              "see that it runs, then dial its port from the caller's host"));

  private FabricLogTexts() {}
}
