package io.longshore.controller.workload.fabric;

import com.google.protobuf.ByteString;
import io.longshore.controller.workload.HostDraft;
import io.longshore.controller.workload.fabric.material.FolderContent;
import io.longshore.controller.workload.fabric.material.FolderFile;
import io.longshore.model.FileContent;
import io.longshore.model.FileEntry;
import io.longshore.model.FileSet;
import java.util.ArrayList;
import java.util.List;

/** Gathers one file set of a host. */
final class FabricFiles {
  /** The file set by which nodes that are no orderers recognise one. */
  static final String ORDERER_TRUST = "orderer-trust";

  /** Its only file. */
  static final String ORDERER_TRUST_FILE = ORDERER_TRUST + "/tls-ca.pem";

  private final HostDraft host;
  private final String name;
  private final List<FileEntry> files = new ArrayList<>();

  FabricFiles(HostDraft host, String name) {
    this.host = host;
    this.name = name;
  }

  /** Adds a folder of identity files. */
  FabricFiles folder(String at, List<FolderFile> folder) {
    for (FolderFile file : folder) {
      files.add(
          new FileEntry(
              at + "/" + file.path(), file.mode(), file.content().accept(new Content(host))));
    }
    return this;
  }

  /** Adds a public file. */
  FabricFiles file(String path, ByteString bytes) {
    files.add(new FileEntry(path, FolderFile.PUBLIC, host.blob(bytes.toByteArray())));
    return this;
  }

  /** Adds a file that only its owner reads. */
  FabricFiles secret(String path, FileContent content) {
    files.add(new FileEntry(path, 0600, content));
    return this;
  }

  /** Hands the set to the host. */
  void add() {
    host.add(new FileSet(name, files));
  }

  private record Content(HostDraft host) implements FolderContent.Visitor<FileContent> {
    @Override
    public FileContent known(FolderContent.Known known) {
      return host.blob(known.bytes().toByteArray());
    }

    @Override
    public FileContent keyOf(FolderContent.KeyOf key) {
      return new FileContent.PrivateKeyOf(key.identity());
    }

    @Override
    public FileContent certificateOf(FolderContent.CertificateOf certificate) {
      return new FileContent.CertificateOf(certificate.identity());
    }
  }
}
