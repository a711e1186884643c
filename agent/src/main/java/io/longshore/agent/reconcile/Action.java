package io.longshore.agent.reconcile;

import io.longshore.model.ContainerSpec;
import io.longshore.model.Reason;
import java.time.Duration;

/** One step the agent intends to take, with the reason it is taken. */
public sealed interface Action {
  /** What it is done to: no two actions on one subject are under way at once. */
  String subject();

  /** The container for whose sake it is done; empty when for none. */
  String container();

  /** Why. */
  Reason reason();

  /** Lets a visitor answer for the case this is. */
  <R> R accept(Visitor<R> visitor);

  /** The subject that stands for a container of this name. */
  static String subjectOf(String container) {
    return "container " + container;
  }

  /** Brings an image onto the host. */
  record PullImage(String image, String container, Reason reason) implements Action {
    @Override
    public String subject() {
      return "image " + image;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.pullImage(this);
    }
  }

  /** Makes a network. */
  record EnsureNetwork(String network, String container, Reason reason) implements Action {
    @Override
    public String subject() {
      return "network " + network;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.ensureNetwork(this);
    }
  }

  /** Makes a volume. */
  record EnsureVolume(String volume, String container, Reason reason) implements Action {
    @Override
    public String subject() {
      return "volume " + volume;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.ensureVolume(this);
    }
  }

  /** Makes a key where there is none and asks for its certificate. */
  record ObtainIdentity(String identity, String container, Reason reason) implements Action {
    @Override
    public String subject() {
      return "identity " + identity;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.obtainIdentity(this);
    }
  }

  /** Places a file set. */
  record PlaceFiles(String fileSet, String container, Reason reason) implements Action {
    @Override
    public String subject() {
      return "files " + fileSet;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.placeFiles(this);
    }
  }

  /** Removes a version of a file set that no container mounts any more. */
  record DiscardFiles(String fileSet, String version) implements Action {
    @Override
    public String subject() {
      return "files " + fileSet;
    }

    @Override
    public String container() {
      return "";
    }

    @Override
    public Reason reason() {
      return Reason.NO_LONGER_DESIRED;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.discardFiles(this);
    }
  }

  /** Creates a container without starting it. */
  record Create(ContainerSpec spec, Reason reason) implements Action {
    @Override
    public String subject() {
      return subjectOf(spec.name());
    }

    @Override
    public String container() {
      return spec.name();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.create(this);
    }
  }

  /** Starts a container. */
  record Start(String container, String id, Reason reason) implements Action {
    @Override
    public String subject() {
      return subjectOf(container);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.start(this);
    }
  }

  /**
   * Stops a container.
   *
   * @param patience between SIGTERM and SIGKILL
   */
  record Stop(String container, String id, Duration patience, Reason reason) implements Action {
    @Override
    public String subject() {
      return subjectOf(container);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.stop(this);
    }
  }

  /** Removes a stopped container, never a volume. */
  record Remove(String container, String id, Reason reason) implements Action {
    @Override
    public String subject() {
      return subjectOf(container);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.remove(this);
    }
  }

  /** Lets a paused container go on. */
  record Unpause(String container, String id, Reason reason) implements Action {
    @Override
    public String subject() {
      return subjectOf(container);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.unpause(this);
    }
  }

  /** One method per action: a new action stops every consumer from compiling until it answers. */
  interface Visitor<R> {
    /** An image is missing. */
    R pullImage(PullImage action);

    /** A network is missing. */
    R ensureNetwork(EnsureNetwork action);

    /** A volume is missing. */
    R ensureVolume(EnsureVolume action);

    /** A certificate is missing. */
    R obtainIdentity(ObtainIdentity action);

    /** A file set is missing. */
    R placeFiles(PlaceFiles action);

    /** A file set is left over. */
    R discardFiles(DiscardFiles action);

    /** A container is missing. */
    R create(Create action);

    /** A container does not run. */
    R start(Start action);

    /** A container should not run. */
    R stop(Stop action);

    /** A container should not be. */
    R remove(Remove action);

    /** A container is frozen. */
    R unpause(Unpause action);
  }
}
