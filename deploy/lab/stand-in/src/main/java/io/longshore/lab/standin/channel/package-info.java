/**
 * A channel's configuration as its genesis block holds it: organisations, ordering parameters,
 * policies.
 */
package io.longshore.lab.standin.channel;
