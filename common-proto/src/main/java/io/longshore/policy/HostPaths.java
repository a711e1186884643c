package io.longshore.policy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Paths of a host, compared part by part. */
public final class HostPaths {
  /**
   * Whoever writes here is root on the host, or reads what only root may. From the Filesystem
   * Hierarchy Standard 3.0, Docker's and Longshore's own folders.
   */
  private static final List<String> SENSITIVE =
      List.of(
          "/bin",
          "/boot",
          "/dev",
          "/etc",
          "/lib",
          "/lib32",
          "/lib64",
          "/opt/longshore",
          "/proc",
          "/root",
          "/run",
          "/sbin",
          "/sys",
          "/usr",
          "/var/lib/containerd",
          "/var/lib/docker",
          "/var/lib/longshore",
          "/var/run",
          "/var/spool");

  private HostPaths() {}

  /**
   * The path without doubled or final slashes and single dots.
   *
   * @throws IllegalArgumentException it is not absolute, or steps up
   */
  public static String normal(String path) {
    List<String> parts = parts(path);
    if (!path.startsWith("/") || parts.contains("..") || path.indexOf('\0') >= 0) {
      throw new IllegalArgumentException(
          "a path of the host is absolute, without ..: " + Shown.of(path));
    }
    return "/" + String.join("/", parts);
  }

  /** Whether the path is the folder, or lies below it. Both are normal. */
  public static boolean within(String folder, String path) {
    return folder.equals("/") || path.equals(folder) || path.startsWith(folder + "/");
  }

  /** The folder that makes this path one by which a container becomes root on its host. */
  public static Optional<String> sensitive(String path) {
    if (path.equals("/")) {
      return Optional.of("/");
    }
    return SENSITIVE.stream()
        .filter(folder -> within(folder, path) || within(path, folder))
        .findFirst();
  }

  private static List<String> parts(String path) {
    return Arrays.stream(path.split("/", -1))
        .filter(part -> !part.isEmpty() && !part.equals("."))
        .collect(Collectors.toList());
  }
}
