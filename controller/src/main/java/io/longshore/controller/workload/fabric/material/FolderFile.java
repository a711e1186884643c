package io.longshore.controller.workload.fabric.material;

import com.google.protobuf.ByteString;

/**
 * A file of a folder.
 *
 * @param path relative to the folder, with {@code /}
 * @param mode permission bits
 * @param content what it holds
 */
public record FolderFile(String path, int mode, FolderContent content) {
  /** Everyone reads, the owner writes. */
  public static final int PUBLIC = 0644;

  /** The owner alone. */
  public static final int PRIVATE = 0600;

  static FolderFile known(String path, FabricCertificate certificate) {
    return known(path, ByteString.copyFrom(certificate.pemBytes()));
  }

  static FolderFile known(String path, ByteString bytes) {
    return new FolderFile(path, PUBLIC, new FolderContent.Known(bytes));
  }

  static FolderFile keyOf(String path, String identity) {
    return new FolderFile(path, PRIVATE, new FolderContent.KeyOf(identity));
  }

  static FolderFile certificateOf(String path, String identity) {
    return new FolderFile(path, PUBLIC, new FolderContent.CertificateOf(identity));
  }
}
