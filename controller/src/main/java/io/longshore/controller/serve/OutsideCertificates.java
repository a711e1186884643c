package io.longshore.controller.serve;

import io.longshore.base.Failure;
import io.longshore.controller.custody.Passphrase;
import io.longshore.controller.workload.Fleet;
import io.longshore.controller.workload.fabric.material.MaterialException;
import io.longshore.controller.workload.fabric.material.MaterialStore;
import io.longshore.controller.workload.fabric.material.OutsideImport;
import io.longshore.controller.workload.fabric.material.OutsideRequests;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Requests for certificates that authorities outside sign, on their way there and back. */
public final class OutsideCertificates {
  private OutsideCertificates() {}

  /**
   * Writes the requests that wait into a folder.
   *
   * @param state the controller's state folder
   * @return a line for each
   * @throws io.longshore.base.FailureException one of the folders cannot be read or written
   */
  public static List<String> export(Path state, Path to) {
    return failing(() -> requests(state).export(to));
  }

  /**
   * Takes certificates from a folder.
   *
   * @param state the controller's state folder
   * @param key what its private keys are sealed with
   * @throws io.longshore.base.FailureException the store cannot be opened, read or written
   */
  public static Result take(
      Path state, Optional<Passphrase> key, Path from, Fleet fleet, Clock clock) {
    OutsideImport done =
        failing(
            () ->
                requests(state)
                    .take(
                        from,
                        MaterialStore.open(
                            ControllerProcess.material(state),
                            StateCustody.existing(state, key),
                            ControllerProcess.random(),
                            clock),
                        MaterialAdoption.request(fleet),
                        clock.instant()));
    return new Result(done.taken(), done.missing(), done.problems());
  }

  private static OutsideRequests requests(Path state) {
    return new OutsideRequests(ControllerProcess.material(state));
  }

  private static <T> T failing(Doing<T> doing) {
    try {
      return doing.run();
    } catch (MaterialException e) {
      throw new Failure(Failure.Kind.REJECTED, "material", e.getMessage(), e.remedy())
          .toException(e);
    }
  }

  /**
   * What it came to.
   *
   * @param taken whose certificates are there now
   * @param missing whose are still waited for
   * @param problems what is wrong with those that were not taken
   */
  public record Result(List<String> taken, List<String> missing, List<String> problems) {
    /** Lists in the order of the requests' names. */
    public Result {
      taken = List.copyOf(taken);
      missing = List.copyOf(missing);
      problems = List.copyOf(problems);
    }
  }

  private interface Doing<T> {
    T run() throws MaterialException;
  }
}
