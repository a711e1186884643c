package io.longshore.controller.serve;

import io.longshore.base.Failure;
import io.longshore.controller.custody.Passphrase;
import io.longshore.controller.workload.Fleet;
import io.longshore.controller.workload.fabric.material.MaterialException;
import io.longshore.controller.workload.fabric.material.MaterialImport;
import io.longshore.controller.workload.fabric.material.MaterialRequest;
import io.longshore.controller.workload.fabric.material.MaterialStore;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Takes organisations made elsewhere into a controller's store, before their network is. */
public final class MaterialAdoption {
  private MaterialAdoption() {}

  /**
   * Takes them, or says everything that is wrong and takes nothing.
   *
   * @param state the controller's state folder
   * @param key what the state's private keys are sealed with; unused while they are not
   * @param tree a {@code crypto-config} folder
   * @throws io.longshore.base.FailureException the spec has no such organisations, or the store
   *     cannot be written
   */
  public static Result adopt(
      Path state, Optional<Passphrase> key, Path tree, Fleet fleet, Clock clock) {
    MaterialRequest request = request(fleet);
    try {
      MaterialImport done =
          MaterialStore.open(
                  ControllerProcess.material(state),
                  StateCustody.existing(state, key),
                  ControllerProcess.random(),
                  clock)
              .adopt(tree, request);
      return new Result(done.adopted(), done.outside(), done.left(), done.problems());
    } catch (MaterialException e) {
      throw new Failure(Failure.Kind.REJECTED, "material", e.getMessage(), e.remedy())
          .toException(e);
    }
  }

  static MaterialRequest request(Fleet fleet) {
    return fleet
        .materials()
        .orElseThrow(
            () ->
                new Failure(
                        Failure.Kind.REJECTED,
                        "material",
                        "the spec has no organisations",
                        "name the spec of the Fabric network")
                    .toException());
  }

  /**
   * What it came to.
   *
   * @param adopted organisations taken
   * @param outside those of them whose certificates are signed elsewhere
   * @param left organisations the folder does not have
   * @param problems with any, nothing was taken
   */
  public record Result(
      List<String> adopted, List<String> outside, List<String> left, List<String> problems) {
    public Result {
      adopted = List.copyOf(adopted);
      outside = List.copyOf(outside);
      left = List.copyOf(left);
      problems = List.copyOf(problems);
    }
  }
}
