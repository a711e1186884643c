package io.longshore.wire;

import com.google.protobuf.ByteString;
import io.longshore.model.ContainerSpec;
import io.longshore.model.DesiredHost;
import io.longshore.model.DriftPolicy;
import io.longshore.model.FileContent;
import io.longshore.model.FileEntry;
import io.longshore.model.FileSet;
import io.longshore.model.Gate;
import io.longshore.model.IdentityRequest;
import io.longshore.model.ImageArchive;
import io.longshore.model.Mount;
import io.longshore.model.MountSource;
import io.longshore.model.Networking;
import io.longshore.model.Run;

/** Desired state into its message. */
final class DesiredWriter {
  private DesiredWriter() {}

  static io.longshore.proto.v1.DesiredHost write(DesiredHost host) {
    Bounds.containers(host.containers().size());
    var message =
        io.longshore.proto.v1.DesiredHost.newBuilder()
            .setDeployment(host.deployment())
            .setNetwork(host.network())
            .setHost(host.host())
            .setGeneration(host.generation())
            .setSpecDigest(host.specDigest())
            .setEmptyOnPurpose(host.emptyOnPurpose());
    host.containers().forEach(container -> message.addContainers(container(container)));
    host.fileSets().values().forEach(set -> message.addFileSets(fileSet(set)));
    host.identities().values().forEach(identity -> message.addIdentities(identity(identity)));
    host.blobs()
        .forEach(
            (digest, content) ->
                message
                    .addBlobsBuilder()
                    .setDigest(digest)
                    .setContent(ByteString.copyFrom(content)));
    host.archives().values().forEach(archive -> message.addImageArchives(archive(archive)));
    return message.build();
  }

  static io.longshore.proto.v1.ImageArchive archive(ImageArchive archive) {
    return io.longshore.proto.v1.ImageArchive.newBuilder()
        .setImage(archive.image())
        .setDigest(archive.digest().hex())
        .setSize(archive.size())
        .build();
  }

  private static io.longshore.proto.v1.ContainerSpec container(ContainerSpec spec) {
    var message =
        io.longshore.proto.v1.ContainerSpec.newBuilder()
            .setName(spec.name())
            .setRole(spec.role())
            .setRun(run(spec.run()))
            .setNetworking(networking(spec.networking()))
            .setReady(gate(spec.ready()))
            .setRemade(spec.remade());
    if (!spec.drift().equals(DriftPolicy.REPORT)) {
      message
          .getDriftBuilder()
          .setStrict(spec.drift().strict())
          .putAllIgnore(spec.drift().ignore());
    }
    spec.mounts().forEach(mount -> message.addMounts(mount(mount)));
    spec.after().forEach(gate -> message.addAfter(gate(gate)));
    return message.build();
  }

  private static io.longshore.proto.v1.Run run(Run run) {
    return io.longshore.proto.v1.Run.newBuilder()
        .setImage(run.image())
        .addAllCommand(run.command())
        .putAllEnvironment(run.environment())
        .setWorkingDirectory(run.workingDirectory().orElse(""))
        .setUser(run.user().orElse(""))
        .setTerminal(run.terminal())
        .setStopSeconds(run.stopSeconds())
        .setMemoryBytes(run.memoryBytes())
        .build();
  }

  private static io.longshore.proto.v1.Networking networking(Networking networking) {
    var message =
        io.longshore.proto.v1.Networking.newBuilder()
            .setNetwork(networking.network())
            .setHostname(networking.hostname())
            .addAllAliases(networking.aliases())
            .putAllHostEntries(networking.hostEntries());
    networking
        .ports()
        .forEach(
            port ->
                message
                    .addPortsBuilder()
                    .setAddress(port.address())
                    .setHostPort(port.hostPort())
                    .setContainerPort(port.containerPort()));
    return message.build();
  }

  private static io.longshore.proto.v1.Mount mount(Mount mount) {
    var message =
        io.longshore.proto.v1.Mount.newBuilder()
            .setTarget(mount.target())
            .setReadOnly(mount.readOnly());
    return mount.source().accept(new Source(message)).build();
  }

  private static io.longshore.proto.v1.Gate gate(Gate gate) {
    var message =
        io.longshore.proto.v1.Gate.newBuilder()
            .setType(gate.type())
            .putAllSettings(gate.settings());
    gate.targets()
        .forEach(
            target ->
                message
                    .addTargetsBuilder()
                    .setName(target.name())
                    .setAddress(target.address())
                    .setPort(target.port())
                    .setId(target.id()));
    return message.build();
  }

  private static io.longshore.proto.v1.FileSet fileSet(FileSet set) {
    var message = io.longshore.proto.v1.FileSet.newBuilder().setName(set.name());
    for (FileEntry file : set.files()) {
      var entry =
          io.longshore.proto.v1.FileEntry.newBuilder().setPath(file.path()).setMode(file.mode());
      message.addFiles(file.content().accept(new Content(entry)));
    }
    return message.build();
  }

  private static io.longshore.proto.v1.IdentityRequest identity(IdentityRequest identity) {
    return io.longshore.proto.v1.IdentityRequest.newBuilder()
        .setName(identity.name())
        .setAuthority(identity.authority())
        .setCommonName(identity.commonName())
        .addAllOrganizationalUnits(identity.organizationalUnits())
        .addAllAlternativeNames(identity.alternativeNames())
        .setProfile(identity.profile().name())
        .setSeries(identity.series())
        .build();
  }

  private record Source(io.longshore.proto.v1.Mount.Builder message)
      implements MountSource.Visitor<io.longshore.proto.v1.Mount.Builder> {
    @Override
    public io.longshore.proto.v1.Mount.Builder volume(MountSource.Volume volume) {
      return message.setVolume(volume.name());
    }

    @Override
    public io.longshore.proto.v1.Mount.Builder files(MountSource.Files files) {
      return message.setFileSet(files.name()).setPath(files.path());
    }

    @Override
    public io.longshore.proto.v1.Mount.Builder hostPath(MountSource.HostPath hostPath) {
      return message.setHostPath(hostPath.path());
    }
  }

  private record Content(io.longshore.proto.v1.FileEntry.Builder message)
      implements FileContent.Visitor<io.longshore.proto.v1.FileEntry.Builder> {
    @Override
    public io.longshore.proto.v1.FileEntry.Builder blob(FileContent.Blob blob) {
      return message.setBlob(blob.digest().hex());
    }

    @Override
    public io.longshore.proto.v1.FileEntry.Builder privateKey(FileContent.PrivateKeyOf key) {
      return message.setPrivateKeyOf(key.identity());
    }

    @Override
    public io.longshore.proto.v1.FileEntry.Builder certificate(
        FileContent.CertificateOf certificate) {
      return message.setCertificateOf(certificate.identity());
    }

    @Override
    public io.longshore.proto.v1.FileEntry.Builder secret(FileContent.SecretText text) {
      return message.setSecretText(
          io.longshore.proto.v1.SecretText.newBuilder()
              .setSecret(text.secret())
              .setBefore(text.before())
              .setAfter(text.after()));
    }
  }
}
