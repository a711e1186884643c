package io.longshore.model;

/** Where mounted files come from. */
public sealed interface MountSource {
  /** Lets a visitor answer for the case this is. */
  <R> R accept(Visitor<R> visitor);

  /**
   * A named volume of the engine: data that outlives every container.
   *
   * @param name the volume's name on the host
   */
  record Volume(String name) implements MountSource {
    public Volume {
      Checks.name("volume", name);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.volume(this);
    }
  }

  /**
   * Files the agent keeps for this container.
   *
   * @param name the file set's name
   * @param path a file or folder within it; empty means the whole set
   */
  record Files(String name, String path) implements MountSource {
    public Files {
      Checks.name("file set", name);
      if (!path.isEmpty()) {
        FileEntry.checkPath(path);
      }
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.files(this);
    }
  }

  /**
   * A path of the host itself. Each use is an exception that plans and reports show.
   *
   * @param path absolute, without {@code ..}
   */
  record HostPath(String path) implements MountSource {
    public HostPath {
      Checks.text("host path", path);
      if (!path.startsWith("/") || path.contains("/../") || path.endsWith("/..")) {
        throw new IllegalArgumentException(
            "a host path is absolute, without ..: " + Checks.shown(path));
      }
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.hostPath(this);
    }
  }

  /** One method per case. */
  interface Visitor<R> {
    /** A named volume. */
    R volume(Volume volume);

    /** Files of the agent. */
    R files(Files files);

    /** A path of the host. */
    R hostPath(HostPath hostPath);
  }
}
