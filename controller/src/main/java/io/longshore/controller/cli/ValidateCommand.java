package io.longshore.controller.cli;

import io.longshore.controller.spec.Checked;
import io.longshore.controller.spec.Exit;
import io.longshore.controller.spec.Remarks;
import io.longshore.controller.workload.Specs;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Checks a spec without a controller. */
final class ValidateCommand implements Command {
  @Override
  public String name() {
    return "validate";
  }

  @Override
  public String summary() {
    return "Check a spec, offline: every problem at once, with its place, the rule and the remedy.";
  }

  @Override
  public void describe(CommandSpec spec) {
    SpecFile.describe(spec);
    spec.usageMessage().footer("", "Example:", "  controller validate conf/network.conf");
  }

  @Override
  public Exit run(ParseResult arguments, Cli cli) {
    Checked<Specs.Loaded> loaded = SpecFile.load(arguments, cli);
    if (!loaded.isSound()) {
      throw new BadSpecException(loaded.problems());
    }
    var fleet = loaded.get().fleet();
    cli.console().print(ProblemText.lines(fleet.remarks()));
    cli.console()
        .print(
            List.of(
                ProblemText.count(fleet.remarks().warnings()).replace("0 problems", "no problem")
                    + suppressed(fleet.remarks())
                    + ": network "
                    + fleet.spec().network()
                    + " on "
                    + fleet.spec().hosts().size()
                    + (fleet.spec().hosts().size() == 1 ? " host" : " hosts")
                    + " · spec "
                    + fleet.digest().brief()));
    return Exit.DONE;
  }

  private static String suppressed(Remarks remarks) {
    int count = remarks.suppressions().size();
    return count == 0 ? "" : ", " + count + (count == 1 ? " rule" : " rules") + " suppressed";
  }
}
