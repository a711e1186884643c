package io.longshore.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.longshore.base.Digest;
import java.util.Map;
import java.util.SortedMap;

/**
 * What makes a container the same container: a digest over every stated field that cannot change
 * while it runs.
 *
 * <p>The fields and their order are a contract (version 1): an upgrade of Longshore must not make
 * running containers look changed. Gates, the generation and the role are left out: changing them
 * needs no new container. The content of mounted files is in, certificates by what they certify.
 */
public final class Fingerprint {
  private final Canonical canonical;

  private Fingerprint(String firstLine) {
    canonical = new Canonical(firstLine);
  }

  /** The digest of a container with the files it mounts. */
  public static Digest of(
      ContainerSpec spec,
      SortedMap<String, FileSet> fileSets,
      SortedMap<String, IdentityRequest> identities) {
    Fingerprint fingerprint = new Fingerprint("container v1");
    fingerprint.field("name", spec.name());
    fingerprint.run(spec.run());
    fingerprint.networking(spec.networking());
    for (Mount mount : spec.mounts()) {
      fingerprint.field("mount", mount.target());
      fingerprint.field("read-only", String.valueOf(mount.readOnly()));
      mount.source().accept(new Source(fingerprint, fileSets, identities));
    }
    if (spec.remade() > 0) {
      fingerprint.field("remade", String.valueOf(spec.remade()));
    }
    return fingerprint.canonical.digest();
  }

  /** The digest of a file set: its names, modes and contents. */
  public static Digest of(FileSet set, SortedMap<String, IdentityRequest> identities) {
    Fingerprint fingerprint = new Fingerprint("file set v1");
    fingerprint.files(set, identities);
    return fingerprint.canonical.digest();
  }

  private void run(Run run) {
    field("image", run.image());
    run.command().forEach(word -> field("command", word));
    run.environment().forEach((name, value) -> field("env", name + "=" + value));
    run.workingDirectory().ifPresent(path -> field("working-directory", path));
    run.user().ifPresent(user -> field("user", user));
    field("terminal", String.valueOf(run.terminal()));
    field("stop-seconds", String.valueOf(run.stopSeconds()));
    field("memory", String.valueOf(run.memoryBytes()));
  }

  private void networking(Networking networking) {
    field("network", networking.network());
    field("hostname", networking.hostname());
    networking.aliases().forEach(alias -> field("alias", alias));
    networking.hostEntries().forEach((name, address) -> field("host", name + "=" + address));
    for (PortBinding port : networking.ports()) {
      field("port", port.address() + ":" + port.hostPort() + ":" + port.containerPort());
    }
  }

  private void files(FileSet set, SortedMap<String, IdentityRequest> identities) {
    field("file-set", set.name());
    for (FileEntry file : set.files()) {
      field("file", file.path());
      field("mode", Integer.toOctalString(file.mode()));
      field("content", file.content().accept(new Content(identities)));
    }
  }

  private void field(String name, String value) {
    canonical.field(name, value);
  }

  private record Source(
      Fingerprint to,
      SortedMap<String, FileSet> fileSets,
      SortedMap<String, IdentityRequest> identities)
      implements MountSource.Visitor<Void> {
    @Override
    public Void volume(MountSource.Volume volume) {
      to.field("volume", volume.name());
      return null;
    }

    @Override
    public Void files(MountSource.Files files) {
      FileSet set = fileSets.get(files.name());
      if (set == null) {
        throw new IllegalArgumentException("no file set of the host is called " + files.name());
      }
      to.field("path", files.path());
      to.files(set, identities);
      return null;
    }

    @Override
    public Void hostPath(MountSource.HostPath hostPath) {
      to.field("host-path", hostPath.path());
      return null;
    }
  }

  private record Content(Map<String, IdentityRequest> identities)
      implements FileContent.Visitor<String> {
    @Override
    public String blob(FileContent.Blob blob) {
      return "blob " + blob.digest().hex();
    }

    @Override
    public String privateKey(FileContent.PrivateKeyOf key) {
      return "key " + identity(key.identity());
    }

    @Override
    public String certificate(FileContent.CertificateOf certificate) {
      return "certificate " + identity(certificate.identity());
    }

    @Override
    public String secret(FileContent.SecretText text) {
      return "secret "
          + text.secret()
          + " "
          + Digest.of((text.before() + "\0" + text.after()).getBytes(UTF_8)).hex();
    }

    private String identity(String name) {
      IdentityRequest request = identities.get(name);
      if (request == null) {
        throw new IllegalArgumentException("no identity of the host is called " + name);
      }
      return request.digest().hex();
    }
  }
}
