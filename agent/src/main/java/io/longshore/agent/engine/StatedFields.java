package io.longshore.agent.engine;

import io.longshore.model.ContainerSpec;
import io.longshore.model.Labels;
import io.longshore.model.Networking;
import io.longshore.model.Run;
import java.util.List;
import java.util.SortedMap;

/** What the engine is to say of a container that was made as asked, in {@link Fields}' form. */
public final class StatedFields {
  private StatedFields() {}

  /**
   * The settings of a container made from this image.
   *
   * @param image fills in what the spec leaves to it
   */
  public static SortedMap<String, String> of(NewContainer wanted, ImageFacts image) {
    ContainerSpec spec = wanted.spec();
    Run run = spec.run();
    Networking networking = spec.networking();
    Fields fields = new Fields();
    image.environment().forEach(fields::variable);
    run.environment().forEach((name, value) -> fields.value(Fields.ENVIRONMENT + name, value));
    fields
        .words("command", run.command().isEmpty() ? image.command() : run.command())
        .words("entrypoint", image.entrypoint())
        .value("working-directory", folder(run.workingDirectory().orElse(image.workingDirectory())))
        .value("user", run.user().orElse(image.user()))
        .value("terminal", terminal(run.terminal(), run.terminal()))
        .value("stop-seconds", String.valueOf(run.stopSeconds()))
        .value("hostname", networking.hostname())
        .networks(List.of(networking.network()))
        .aliases(
            networking.network(), networking.aliases(), List.of(spec.name(), networking.hostname()))
        .limit("memory", run.memoryBytes());
    networking.hostEntries().forEach(fields::hostEntry);
    networking.ports().forEach(fields::port);
    wanted
        .mounts()
        .forEach(
            mount -> fields.mount(mount.target(), mount.kind(), mount.source(), mount.readOnly()));
    unstated(fields);
    String label = wanted.labels().getOrDefault(Labels.CONTAINER, "");
    return fields.value("label." + Labels.CONTAINER, label).done();
  }

  /** What no spec states, and the agent never sets: any other value came from someone else. */
  private static void unstated(Fields fields) {
    for (String limit :
        List.of("cpu-nanos", "cpu-quota", "cpu-shares", "pids", "memory-reserved")) {
      fields.limit(limit, null);
    }
    fields
        .value("cpu-set", "")
        .value("restart-policy", "no")
        .value("privileged", "false")
        .value("read-only-root", "false")
        .words("capabilities-added", List.of())
        .words("capabilities-dropped", List.of());
  }

  static String terminal(boolean tty, boolean stdin) {
    return tty == stdin ? String.valueOf(tty) : tty ? "without input" : "input alone";
  }

  /** The engine takes no working directory and the root for the same. */
  static String folder(String path) {
    String plain =
        path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    return plain.isEmpty() ? "/" : plain;
  }
}
