package io.longshore.controller.workload;

import io.longshore.model.ContainerSpec;
import io.longshore.model.FileContent;
import io.longshore.model.FileEntry;
import io.longshore.model.FileSet;
import io.longshore.model.Gate;
import io.longshore.model.GateTarget;
import io.longshore.model.IdentityRequest;
import io.longshore.model.Mount;
import io.longshore.model.MountSource;
import io.longshore.model.PortBinding;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.SortedMap;

/**
 * What a host comes to, as text for people to read and compare: everything but the keys, which are
 * new each time.
 */
final class CompiledText {
  private final StringBuilder text = new StringBuilder();
  private final SortedMap<String, byte[]> blobs;

  private CompiledText(SortedMap<String, byte[]> blobs) {
    this.blobs = blobs;
  }

  static String of(CompiledHost host) {
    CompiledText writer = new CompiledText(host.blobs());
    writer.line(0, "host " + host.host() + " " + host.address());
    host.containers().forEach(writer::container);
    host.fileSets().values().forEach(writer::fileSet);
    host.identities().values().forEach(writer::identity);
    return writer.text.toString();
  }

  private void container(ContainerSpec container) {
    line(0, "");
    line(0, "container " + container.name() + " (" + container.role() + ")");
    line(1, "image " + container.run().image());
    container.run().command().forEach(word -> line(1, "command " + word));
    container.run().workingDirectory().ifPresent(path -> line(1, "in " + path));
    container.run().user().ifPresent(user -> line(1, "as " + user));
    line(
        1,
        "stop "
            + container.run().stopSeconds()
            + "s"
            + (container.run().terminal() ? ", terminal" : "")
            + (container.run().memoryBytes() > 0
                ? ", memory " + container.run().memoryBytes()
                : ""));
    container.run().environment().forEach((name, value) -> line(1, "env " + name + "=" + value));
    line(1, "network " + container.networking().network());
    line(1, "hostname " + container.networking().hostname());
    container
        .networking()
        .hostEntries()
        .forEach((name, address) -> line(1, "names " + name + " " + address));
    for (PortBinding port : container.networking().ports()) {
      line(1, "port " + port.address() + ":" + port.hostPort() + " -> " + port.containerPort());
    }
    container.mounts().forEach(this::mount);
    container.after().forEach(gate -> gate("after", gate));
    gate("ready", container.ready());
    if (container.drift().strict()) {
      line(1, "drift is put right at once");
    }
    container.drift().ignore().forEach((field, why) -> line(1, "ignores " + field + ": " + why));
  }

  private void mount(Mount mount) {
    String source =
        mount
            .source()
            .accept(
                new MountSource.Visitor<String>() {
                  @Override
                  public String volume(MountSource.Volume volume) {
                    return "volume " + volume.name();
                  }

                  @Override
                  public String files(MountSource.Files files) {
                    return "files " + files.name() + "/" + files.path();
                  }

                  @Override
                  public String hostPath(MountSource.HostPath hostPath) {
                    return "host path " + hostPath.path();
                  }
                });
    line(1, "mount " + mount.target() + " <- " + source + (mount.readOnly() ? ", read only" : ""));
  }

  private void gate(String when, Gate gate) {
    line(1, when + " " + gate.type());
    gate.settings().forEach((name, value) -> line(2, name + " " + value));
    for (GateTarget target : gate.targets()) {
      line(
          2,
          "of "
              + target.name()
              + " "
              + target.address()
              + ":"
              + target.port()
              + (target.id().isEmpty() ? "" : " id " + target.id()));
    }
  }

  private void fileSet(FileSet set) {
    line(0, "");
    line(0, "files " + set.name());
    for (FileEntry file : set.files()) {
      line(
          1,
          String.format("%04o", file.mode())
              + " "
              + file.path()
              + " = "
              + file.content().accept(new Content()));
    }
  }

  private void identity(IdentityRequest identity) {
    line(0, "");
    line(0, "identity " + identity.name());
    line(1, identity.profile() + " by " + identity.authority());
    line(1, "CN=" + identity.commonName());
    identity.organizationalUnits().forEach(unit -> line(1, "OU=" + unit));
    identity.alternativeNames().forEach(name -> line(1, "SAN " + name));
  }

  private void line(int depth, String line) {
    text.append("  ".repeat(depth)).append(line).append('\n');
  }

  private final class Content implements FileContent.Visitor<String> {
    @Override
    public String blob(FileContent.Blob blob) {
      byte[] bytes = blobs.get(blob.digest().hex());
      String content = new String(bytes, StandardCharsets.ISO_8859_1);
      if (content.startsWith("-----BEGIN CERTIFICATE")) {
        return "certificate of " + subject(bytes);
      }
      if (content.startsWith("NodeOUs:")) {
        return "NodeOUs";
      }
      return bytes.length > 1024 ? "genesis block" : "text of " + bytes.length + " bytes";
    }

    @Override
    public String privateKey(FileContent.PrivateKeyOf key) {
      return "private key of " + key.identity();
    }

    @Override
    public String certificate(FileContent.CertificateOf certificate) {
      return "certificate of identity " + certificate.identity();
    }

    @Override
    public String secret(FileContent.SecretText text) {
      return "text of secret " + text.secret();
    }

    private String subject(byte[] pem) {
      try {
        X509Certificate certificate =
            (X509Certificate)
                CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(pem));
        return certificate.getSubjectX500Principal().getName().split(",")[0];
      } catch (CertificateException e) {
        throw new IllegalStateException("a certificate cannot be read", e);
      }
    }
  }
}
