package io.longshore.agent.engine;

/** The engine's word for what a container is doing. */
public enum ContainerState {
  /** Made, never started. */
  CREATED,
  /** Its process runs. */
  RUNNING,
  /** Its processes are frozen. */
  PAUSED,
  /** The engine is starting it again by its own policy. */
  RESTARTING,
  /** The engine is removing it. */
  REMOVING,
  /** Its process has ended. */
  EXITED,
  /** The engine failed to remove it. */
  DEAD,
  /** A word this version does not know. */
  UNKNOWN;

  /** The state of this name in lower case. */
  static ContainerState of(String word) {
    for (ContainerState state : values()) {
      if (state.name().equalsIgnoreCase(word)) {
        return state;
      }
    }
    return UNKNOWN;
  }

  /** Whether a process of it exists, frozen or not. */
  public boolean hasProcess() {
    return this == RUNNING || this == PAUSED || this == RESTARTING;
  }
}
