package io.longshore.controller.plan;

/** What an apply would do to a container. */
public enum StepAction {
  /** Make it and start it when its gates open. */
  CREATE("create"),
  /** Replace it by one of another form; its volumes stay. */
  RECREATE("recreate"),
  /** Start the container that is there. */
  START("start"),
  /** Stop and remove it; its volumes stay. */
  REMOVE("remove"),
  /** Leave it alone. */
  UNCHANGED("unchanged");

  private final String word;

  StepAction(String word) {
    this.word = word;
  }

  /** The action as people read it. */
  public String word() {
    return word;
  }
}
