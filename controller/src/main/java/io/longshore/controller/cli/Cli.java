package io.longshore.controller.cli;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.SortedMap;
import java.util.function.Supplier;

/**
 * What a command may touch of the world around it.
 *
 * @param console where it writes
 * @param environment the process's environment, read for {@code LONGSHORE_…} and nothing else
 * @param clock for what it shows of elapsed time
 * @param chance for what it signs by itself; made when first asked for
 */
record Cli(
    Console console,
    SortedMap<String, String> environment,
    Clock clock,
    Supplier<SecureRandom> chance) {}
