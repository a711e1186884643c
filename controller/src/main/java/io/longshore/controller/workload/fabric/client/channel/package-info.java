/** Channels: what they are to be, how they are configured, and how a configuration is changed. */
package io.longshore.controller.workload.fabric.client.channel;
