/**
 * Whether Fabric's orderers and peers serve, asked as their own node: with the identity that is
 * placed on the host for it.
 */
package io.longshore.agent.gate.fabric;
