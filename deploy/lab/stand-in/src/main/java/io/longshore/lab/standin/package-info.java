/**
 * Test doubles of Hyperledger Fabric 1.4.0's orderer and peer, for the lab where the real images
 * cannot be had.
 *
 * <p>They are as small as honesty allows. What they keep of the real ones: environment variables
 * and paths, insistence on a valid MSP directory, TLS pair and genesis block, Fabric's own gRPC
 * services over TLS with Fabric's own statuses, ordering through Kafka with acks=all (wire
 * compatible messages in the topic), equal blocks on every orderer, and death when Kafka stays
 * away. What they do not have: channel creation and configuration updates, client authentication in
 * TLS, the operations endpoint, chaincode, gossip, ledgers on the peer. A settings file
 * (orderer.yaml, core.yaml) is not read.
 *
 * <p>Texts and exit codes follow the real programs where a user would look for them in a log;
 * behaviour was taken from Fabric v1.4.0, orderer/consensus/kafka, orderer/common, common/deliver,
 * common/policies, msp and core/endorser.
 */
package io.longshore.lab.standin;
