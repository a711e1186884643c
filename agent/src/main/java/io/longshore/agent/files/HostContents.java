package io.longshore.agent.files;

import io.longshore.agent.identity.NodeIdentities;
import io.longshore.agent.identity.NodeIdentity;
import io.longshore.model.DesiredHost;
import io.longshore.model.FileContent;
import io.longshore.model.FileEntry;
import io.longshore.model.IdentityRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Bytes out of a desired state, and out of the identities this host holds. */
public final class HostContents implements Contents {
  private static final String SKI = "{ski}";

  private final DesiredHost desired;
  private final NodeIdentities identities;

  /** The contents that the desired state's file sets name. */
  public HostContents(DesiredHost desired, NodeIdentities identities) {
    this.desired = desired;
    this.identities = identities;
  }

  @Override
  public byte[] bytes(FileContent content) throws IOException {
    Optional<String> blob = content.accept(new BlobOf());
    if (blob.isPresent()) {
      byte[] bytes = desired.blobs().get(blob.get());
      if (bytes == null) {
        throw new IOException("the desired state does not carry blob " + blob.get());
      }
      return bytes;
    }
    if (content instanceof FileContent.SecretText text) {
      String whole = text.before() + identities.secrets().text(text.secret()) + text.after();
      return whole.getBytes(StandardCharsets.UTF_8);
    }
    NodeIdentity identity = identity(content.accept(new IdentityOf()).orElseThrow());
    return content.accept(new TextOf(identity));
  }

  @Override
  public String path(FileEntry file) throws IOException {
    if (!file.path().contains(SKI)) {
      return file.path();
    }
    Optional<String> identity = file.content().accept(new IdentityOf());
    if (identity.isEmpty()) {
      throw new IOException(file.path() + " is named for a key and does not hold one");
    }
    return file.path().replace(SKI, identity(identity.get()).subjectKeyId());
  }

  private NodeIdentity identity(String name) throws IOException {
    IdentityRequest request = desired.identities().get(name);
    if (request == null) {
      throw new IOException("the desired state asks for no identity " + name);
    }
    return identities
        .find(request)
        .orElseThrow(() -> new IOException("identity " + name + " has no certificate yet"));
  }

  private static final class BlobOf implements FileContent.Visitor<Optional<String>> {
    @Override
    public Optional<String> blob(FileContent.Blob blob) {
      return Optional.of(blob.digest().hex());
    }

    @Override
    public Optional<String> privateKey(FileContent.PrivateKeyOf key) {
      return Optional.empty();
    }

    @Override
    public Optional<String> certificate(FileContent.CertificateOf certificate) {
      return Optional.empty();
    }

    @Override
    public Optional<String> secret(FileContent.SecretText text) {
      return Optional.empty();
    }
  }

  private static final class IdentityOf implements FileContent.Visitor<Optional<String>> {
    @Override
    public Optional<String> blob(FileContent.Blob blob) {
      return Optional.empty();
    }

    @Override
    public Optional<String> privateKey(FileContent.PrivateKeyOf key) {
      return Optional.of(key.identity());
    }

    @Override
    public Optional<String> certificate(FileContent.CertificateOf certificate) {
      return Optional.of(certificate.identity());
    }

    @Override
    public Optional<String> secret(FileContent.SecretText text) {
      return Optional.empty();
    }
  }

  private record TextOf(NodeIdentity identity) implements FileContent.Visitor<byte[]> {
    @Override
    public byte[] blob(FileContent.Blob blob) {
      throw new IllegalStateException("a blob belongs to no identity");
    }

    @Override
    public byte[] privateKey(FileContent.PrivateKeyOf key) {
      return identity.keyText();
    }

    @Override
    public byte[] certificate(FileContent.CertificateOf certificate) {
      return identity.certificateText();
    }

    @Override
    public byte[] secret(FileContent.SecretText text) {
      throw new IllegalStateException("a secret belongs to no identity");
    }
  }
}
