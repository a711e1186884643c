package io.longshore.wire;

import io.longshore.base.Digest;
import io.longshore.model.ContainerSpec;
import io.longshore.model.DesiredHost;
import io.longshore.model.DriftPolicy;
import io.longshore.model.FileContent;
import io.longshore.model.FileEntry;
import io.longshore.model.FileSet;
import io.longshore.model.Gate;
import io.longshore.model.GateTarget;
import io.longshore.model.IdentityProfile;
import io.longshore.model.IdentityRequest;
import io.longshore.model.ImageArchive;
import io.longshore.model.Mount;
import io.longshore.model.MountSource;
import io.longshore.model.Networking;
import io.longshore.model.PortBinding;
import io.longshore.model.Run;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Desired state out of its message. */
final class DesiredReader {
  private DesiredReader() {}

  static DesiredHost read(io.longshore.proto.v1.DesiredHost message) {
    Bounds.containers(message.getContainersCount());
    return new DesiredHost(
        message.getDeployment(),
        message.getNetwork(),
        message.getHost(),
        message.getGeneration(),
        message.getSpecDigest(),
        message.getContainersList().stream().map(DesiredReader::container).toList(),
        byName("file set", message.getFileSetsList(), DesiredReader::fileSet, FileSet::name),
        byName(
            "identity",
            message.getIdentitiesList(),
            DesiredReader::identity,
            IdentityRequest::name),
        blobs(message.getBlobsList()),
        message.getEmptyOnPurpose(),
        byName(
            "archive for image",
            message.getImageArchivesList(),
            DesiredReader::archive,
            ImageArchive::image));
  }

  static ImageArchive archive(io.longshore.proto.v1.ImageArchive message) {
    return new ImageArchive(message.getImage(), new Digest(message.getDigest()), message.getSize());
  }

  private static ContainerSpec container(io.longshore.proto.v1.ContainerSpec message) {
    return new ContainerSpec(
        message.getName(),
        message.getRole(),
        run(message.getRun()),
        networking(message.getNetworking()),
        message.getMountsList().stream().map(DesiredReader::mount).toList(),
        message.getAfterList().stream().map(DesiredReader::gate).toList(),
        gate(message.getReady()),
        new DriftPolicy(
            message.getDrift().getStrict(), new TreeMap<>(message.getDrift().getIgnoreMap())),
        message.getRemade());
  }

  private static Run run(io.longshore.proto.v1.Run message) {
    return new Run(
        message.getImage(),
        List.copyOf(message.getCommandList()),
        new TreeMap<>(message.getEnvironmentMap()),
        stated(message.getWorkingDirectory()),
        stated(message.getUser()),
        message.getTerminal(),
        message.getStopSeconds(),
        message.getMemoryBytes());
  }

  private static Networking networking(io.longshore.proto.v1.Networking message) {
    return new Networking(
        message.getNetwork(),
        message.getHostname(),
        List.copyOf(message.getAliasesList()),
        new TreeMap<>(message.getHostEntriesMap()),
        message.getPortsList().stream()
            .map(
                port ->
                    new PortBinding(port.getAddress(), port.getHostPort(), port.getContainerPort()))
            .toList());
  }

  private static Mount mount(io.longshore.proto.v1.Mount message) {
    MountSource source =
        switch (message.getSourceCase()) {
          case VOLUME -> new MountSource.Volume(message.getVolume());
          case FILE_SET -> new MountSource.Files(message.getFileSet(), message.getPath());
          case HOST_PATH -> new MountSource.HostPath(message.getHostPath());
          case SOURCE_NOT_SET ->
              throw new IllegalArgumentException("a mount does not say what is mounted");
        };
    return new Mount(message.getTarget(), source, message.getReadOnly());
  }

  private static Gate gate(io.longshore.proto.v1.Gate message) {
    return new Gate(
        message.getType(),
        message.getTargetsList().stream()
            .map(
                target ->
                    new GateTarget(
                        target.getName(), target.getAddress(), target.getPort(), target.getId()))
            .toList(),
        new TreeMap<>(message.getSettingsMap()));
  }

  private static FileSet fileSet(io.longshore.proto.v1.FileSet message) {
    return new FileSet(
        message.getName(),
        message.getFilesList().stream()
            .map(file -> new FileEntry(file.getPath(), file.getMode(), content(file)))
            .toList());
  }

  private static FileContent content(io.longshore.proto.v1.FileEntry message) {
    return switch (message.getContentCase()) {
      case BLOB -> new FileContent.Blob(new Digest(message.getBlob()));
      case PRIVATE_KEY_OF -> new FileContent.PrivateKeyOf(message.getPrivateKeyOf());
      case CERTIFICATE_OF -> new FileContent.CertificateOf(message.getCertificateOf());
      case SECRET_TEXT ->
          new FileContent.SecretText(
              message.getSecretText().getSecret(),
              message.getSecretText().getBefore(),
              message.getSecretText().getAfter());
      case CONTENT_NOT_SET ->
          throw new IllegalArgumentException("a file of a file set does not say what it holds");
    };
  }

  private static IdentityRequest identity(io.longshore.proto.v1.IdentityRequest message) {
    IdentityProfile profile =
        Arrays.stream(IdentityProfile.values())
            .filter(known -> known.name().equals(message.getProfile()))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "an identity asks for a profile this program does not know; upgrade it"));
    return new IdentityRequest(
        message.getName(),
        message.getAuthority(),
        message.getCommonName(),
        List.copyOf(message.getOrganizationalUnitsList()),
        List.copyOf(message.getAlternativeNamesList()),
        profile,
        message.getSeries());
  }

  private static SortedMap<String, byte[]> blobs(List<io.longshore.proto.v1.Blob> messages) {
    SortedMap<String, byte[]> blobs = new TreeMap<>();
    for (io.longshore.proto.v1.Blob blob : messages) {
      if (blobs.put(blob.getDigest(), blob.getContent().toByteArray()) != null) {
        throw new IllegalArgumentException("the same blob is given twice");
      }
    }
    return blobs;
  }

  private static <M, T> SortedMap<String, T> byName(
      String what, List<M> messages, Function<M, T> read, Function<T, String> name) {
    SortedMap<String, T> found = new TreeMap<>();
    for (M message : messages) {
      T one = read.apply(message);
      if (found.put(name.apply(one), one) != null) {
        throw new IllegalArgumentException(
            "two of the host are called " + what + " " + name.apply(one));
      }
    }
    return found;
  }

  private static Optional<String> stated(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }
}
