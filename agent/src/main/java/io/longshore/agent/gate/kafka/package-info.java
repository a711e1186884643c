/**
 * Whether Kafka's brokers are all there and their partitions in sync, asked in Kafka's own words.
 */
package io.longshore.agent.gate.kafka;
