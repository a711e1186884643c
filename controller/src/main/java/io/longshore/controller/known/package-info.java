/** Texts that Fabric, Kafka, ZooKeeper and Docker write when something is wrong, in plain words. */
package io.longshore.controller.known;
