package io.longshore.controller.cli;

import java.util.List;

/** Every verb of the {@code controller} command, in the order of its help. */
final class Commands {
  /** A new command is one class and one line here. */
  static final List<Command> ALL =
      List.of(
          new InitCommand(),
          new ValidateCommand(),
          new WhatIfCommand(),
          new ImportCommand(),
          new ExplainCommand(),
          new ConfigCommand(),
          new PlanCommand(),
          new ApplyCommand(),
          new ChannelsCommand(),
          new FabricCommand(),
          new StatusCommand(),
          new DriftCommand(),
          new HostsCommand(),
          new TokenCommand(),
          new EnrolCommand(),
          new OperatorCommand(),
          new DenyCommand(),
          new AllowCommand(),
          new CertsCommand(),
          new AuditCommand(),
          HoldCommand.hold(),
          HoldCommand.release(),
          new MaterialCommand(),
          new ProveCommand(),
          new ServeCommand(),
          new VersionCommand());

  private Commands() {}
}
