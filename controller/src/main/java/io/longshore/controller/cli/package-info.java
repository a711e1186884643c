/**
 * The {@code controller} command: one class a command, one line in {@link
 * io.longshore.controller.cli.Commands}. Nothing else in the project may depend on it.
 */
package io.longshore.controller.cli;
