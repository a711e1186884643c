package io.longshore.agent.policy;

import io.longshore.base.Failure;
import io.longshore.base.FailureException;
import io.longshore.model.ContainerSpec;
import io.longshore.model.Mount;
import io.longshore.model.MountSource;
import io.longshore.policy.HostPolicy;
import io.longshore.policy.Judgement;
import io.longshore.policy.PolicyJudge;
import java.io.IOException;
import java.util.List;

/**
 * Holds a container to the policy once more with its paths as they really are: a link below a
 * folder that is open may lead to one that is not.
 */
public final class RealPaths {
  private RealPaths() {}

  /**
   * Lets the container pass.
   *
   * @throws FailureException of kind REJECTED: a path leads where the policy forbids, or nowhere
   */
  public static void check(HostPolicy policy, ContainerSpec spec, HostRules rules) {
    for (Mount mount : spec.mounts()) {
      if (mount.source() instanceof MountSource.HostPath path) {
        check(policy, spec, mount, real(spec, path.path(), rules), rules);
      }
    }
  }

  private static String real(ContainerSpec spec, String path, HostRules rules) {
    try {
      return rules.real(path);
    } catch (IOException e) {
      throw refusal(
          spec,
          path + " is to be mounted, and is not there or cannot be seen by the agent",
          "make it on the host, or mount another path",
          e);
    }
  }

  private static void check(
      HostPolicy policy, ContainerSpec spec, Mount mount, String real, HostRules rules) {
    ContainerSpec alone =
        new ContainerSpec(
            spec.name(),
            spec.role(),
            spec.run(),
            spec.networking(),
            List.of(new Mount(mount.target(), new MountSource.HostPath(real), mount.readOnly())),
            spec.after(),
            spec.ready());
    Judgement judgement;
    try {
      judgement = PolicyJudge.judge(policy.withPaths(path -> resolved(path, rules)), alone);
    } catch (IllegalArgumentException leadsAstray) {
      throw refusal(spec, leadsAstray.getMessage(), "", leadsAstray);
    }
    if (!judgement.allows()) {
      Judgement.Refusal refusal = judgement.refusals().get(0);
      throw refusal(spec, refusal.what(), refusal.remedy(), null);
    }
  }

  /** A path of the policy that is not there allows nothing, and so may stay as it is written. */
  private static String resolved(String path, HostRules rules) {
    try {
      return rules.real(path);
    } catch (IOException absent) {
      return path;
    }
  }

  private static FailureException refusal(
      ContainerSpec spec, String what, String remedy, Throwable cause) {
    return new Failure(Failure.Kind.REJECTED, spec.name(), what, remedy).toException(cause);
  }
}
