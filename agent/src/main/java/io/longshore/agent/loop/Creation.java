package io.longshore.agent.loop;

import io.longshore.agent.engine.NewContainer;
import io.longshore.agent.engine.ResolvedMount;
import io.longshore.agent.files.FileSets;
import io.longshore.model.ContainerSpec;
import io.longshore.model.DesiredHost;
import io.longshore.model.FileSet;
import io.longshore.model.Fingerprint;
import io.longshore.model.Labels;
import io.longshore.model.Mount;
import io.longshore.model.MountSource;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;

/** Says of a specified container what it is on this very host: its labels and mount sources. */
final class Creation {
  private Creation() {}

  static NewContainer of(DesiredHost desired, ContainerSpec spec, FileSets files) {
    return new NewContainer(
        spec,
        spec.mounts().stream()
            .map(mount -> mount.source().accept(new Resolve(desired, files, mount)))
            .toList(),
        labels(desired, spec));
  }

  private static SortedMap<String, String> labels(DesiredHost desired, ContainerSpec spec) {
    SortedMap<String, String> labels = new TreeMap<>();
    labels.put(Labels.DEPLOYMENT, desired.deployment());
    labels.put(Labels.CONTAINER, spec.name());
    labels.put(Labels.ROLE, spec.role());
    labels.put(Labels.FINGERPRINT, desired.fingerprint(spec).hex());
    labels.put(Labels.GENERATION, String.valueOf(desired.generation()));
    return labels;
  }

  private record Resolve(DesiredHost desired, FileSets placed, Mount mount)
      implements MountSource.Visitor<ResolvedMount> {
    @Override
    public ResolvedMount volume(MountSource.Volume volume) {
      return resolved(ResolvedMount.Kind.VOLUME, volume.name());
    }

    @Override
    public ResolvedMount files(MountSource.Files files) {
      FileSet set = desired.fileSets().get(files.name());
      String version = Fingerprint.of(set, desired.identities()).brief();
      Path folder = placed.folder(files.name(), version);
      return resolved(ResolvedMount.Kind.PATH, folder.resolve(files.path()).toString());
    }

    @Override
    public ResolvedMount hostPath(MountSource.HostPath hostPath) {
      return resolved(ResolvedMount.Kind.PATH, hostPath.path());
    }

    private ResolvedMount resolved(ResolvedMount.Kind kind, String source) {
      return new ResolvedMount(mount.target(), kind, source, mount.readOnly());
    }
  }
}
