package io.longshore.model;

import io.longshore.base.Digest;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Whatever a desired host names is part of it, so that no agent is left with half of something. */
final class References {
  private References() {}

  static void check(
      List<ContainerSpec> containers,
      SortedMap<String, FileSet> fileSets,
      SortedMap<String, IdentityRequest> identities,
      SortedMap<String, byte[]> blobs) {
    fileSets.forEach((name, set) -> filedUnder(name, set.name()));
    identities.forEach((name, identity) -> filedUnder(name, identity.name()));
    for (Map.Entry<String, byte[]> blob : blobs.entrySet()) {
      if (!Digest.of(blob.getValue()).hex().equals(blob.getKey())) {
        throw new IllegalArgumentException(
            "blob " + Checks.shown(blob.getKey()) + " does not have its digest");
      }
    }
    Contents contents = new Contents(identities, blobs);
    for (FileSet set : fileSets.values()) {
      set.files().forEach(file -> file.content().accept(contents));
    }
    Mounted mounted = new Mounted(fileSets);
    for (ContainerSpec container : containers) {
      container.mounts().forEach(mount -> mount.source().accept(mounted));
    }
  }

  private static void filedUnder(String key, String name) {
    if (!key.equals(name)) {
      throw new IllegalArgumentException(name + " is filed under another name: " + key);
    }
  }

  private static Void known(String what, String name, Map<String, ?> all) {
    if (!all.containsKey(name)) {
      throw new IllegalArgumentException("no " + what + " of the host is called " + name);
    }
    return null;
  }

  private record Contents(
      SortedMap<String, IdentityRequest> identities, SortedMap<String, byte[]> blobs)
      implements FileContent.Visitor<Void> {
    @Override
    public Void blob(FileContent.Blob blob) {
      return known("blob", blob.digest().hex(), blobs);
    }

    @Override
    public Void privateKey(FileContent.PrivateKeyOf key) {
      return known("identity", key.identity(), identities);
    }

    @Override
    public Void certificate(FileContent.CertificateOf certificate) {
      return known("identity", certificate.identity(), identities);
    }

    @Override
    public Void secret(FileContent.SecretText text) {
      return null;
    }
  }

  private record Mounted(SortedMap<String, FileSet> fileSets) implements MountSource.Visitor<Void> {
    @Override
    public Void volume(MountSource.Volume volume) {
      return null;
    }

    @Override
    public Void files(MountSource.Files files) {
      known("file set", files.name(), fileSets);
      String path = files.path();
      boolean there =
          path.isEmpty()
              || fileSets.get(files.name()).files().stream()
                  .map(FileEntry::path)
                  .anyMatch(file -> file.equals(path) || file.startsWith(path + "/"));
      if (!there) {
        throw new IllegalArgumentException("file set " + files.name() + " holds no " + path);
      }
      return null;
    }

    @Override
    public Void hostPath(MountSource.HostPath hostPath) {
      return null;
    }
  }
}
