package io.longshore.controller.ledger;

import io.longshore.controller.spec.Exit;
import io.longshore.controller.spec.Problem;
import io.longshore.controller.workload.fabric.client.answer.KnownAnswer;
import io.longshore.controller.workload.fabric.client.answer.Outcome;
import io.longshore.controller.workload.fabric.client.answer.Setback;
import io.longshore.proto.v1.ProblemReport;

/** Why a question has no answer, as operators are told. */
final class LedgerProblem extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient ProblemReport report;

  LedgerProblem(String where, String what, String remedy, Exit exit) {
    super(where + ": " + what);
    this.report =
        ProblemReport.newBuilder()
            .setPath(where)
            .setWhat(what)
            .setRemedy(remedy)
            .setExitCode(exit.code())
            .build();
  }

  /** A problem of the spec itself. */
  static LedgerProblem of(Problem problem) {
    return new LedgerProblem(problem.path(), problem.what(), problem.remedy(), problem.exit());
  }

  /** What stands in the way of an answer. */
  static LedgerProblem of(String where, Setback why) {
    return why.accept(
        new Outcome.Visitor<LedgerProblem>() {
          @Override
          public LedgerProblem done(Outcome.Done outcome) {
            return new LedgerProblem(where, outcome.what(), "", Exit.FAILED);
          }

          @Override
          public LedgerProblem alreadySo(Outcome.AlreadySo outcome) {
            return new LedgerProblem(where, outcome.what(), "", Exit.FAILED);
          }

          @Override
          public LedgerProblem awaits(Outcome.Awaits outcome) {
            return new LedgerProblem(where, outcome.what(), "", Exit.FAILED);
          }

          @Override
          public LedgerProblem notYet(Setback.NotYet outcome) {
            return new LedgerProblem(
                where,
                outcome.why(),
                "look at it with controller status, then ask again",
                KnownAnswer.in(outcome.why()).isPresent() ? Exit.FAILED : Exit.UNREACHABLE);
          }

          @Override
          public LedgerProblem refused(Setback.Refused outcome) {
            return new LedgerProblem(where, outcome.why(), outcome.remedy(), Exit.FAILED);
          }
        });
  }

  ProblemReport report() {
    return report;
  }
}
