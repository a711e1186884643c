/** Whether an ensemble of ZooKeeper servers has its quorum. */
package io.longshore.agent.gate.zookeeper;
