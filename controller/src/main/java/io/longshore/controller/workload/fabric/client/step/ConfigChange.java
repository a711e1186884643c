package io.longshore.controller.workload.fabric.client.step;

import java.util.function.UnaryOperator;
import org.hyperledger.fabric.protos.common.Config;

/**
 * How a channel's configuration is to be.
 *
 * @param channel its name
 * @param title what is so afterwards
 * @param edit leaves a configuration that is so already byte for byte as it is
 */
public record ConfigChange(String channel, String title, UnaryOperator<Config> edit) {}
