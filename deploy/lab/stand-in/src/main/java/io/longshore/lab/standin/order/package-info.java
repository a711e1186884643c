/** Ordering through Kafka: messages in one partition become the same blocks on every orderer. */
package io.longshore.lab.standin.order;
