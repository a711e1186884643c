package io.longshore.agent.loop;

import io.longshore.agent.reconcile.Action;

/** An action in words, with its reason. */
final class Words implements Action.Visitor<String> {
  private static final Words WORDS = new Words();

  private Words() {}

  static String of(Action action) {
    return action.accept(WORDS);
  }

  @Override
  public String pullImage(Action.PullImage action) {
    return forContainer("pull image " + action.image(), action);
  }

  @Override
  public String ensureNetwork(Action.EnsureNetwork action) {
    return forContainer("make network " + action.network(), action);
  }

  @Override
  public String ensureVolume(Action.EnsureVolume action) {
    return forContainer("make volume " + action.volume(), action);
  }

  @Override
  public String obtainIdentity(Action.ObtainIdentity action) {
    return forContainer("ask for the certificate of " + action.identity(), action);
  }

  @Override
  public String placeFiles(Action.PlaceFiles action) {
    return forContainer("place files " + action.fileSet(), action);
  }

  @Override
  public String discardFiles(Action.DiscardFiles action) {
    return "discard files " + action.fileSet() + "/" + action.version();
  }

  @Override
  public String create(Action.Create action) {
    return because("create " + action.container(), action);
  }

  @Override
  public String start(Action.Start action) {
    return because("start " + action.container(), action);
  }

  @Override
  public String stop(Action.Stop action) {
    return because("stop " + action.container(), action);
  }

  @Override
  public String remove(Action.Remove action) {
    return because("remove " + action.container(), action);
  }

  @Override
  public String unpause(Action.Unpause action) {
    return because("unpause " + action.container(), action);
  }

  private static String forContainer(String what, Action action) {
    return action.container().isEmpty() ? what : what + " for " + action.container();
  }

  private static String because(String what, Action action) {
    return what + ": " + action.reason().sentence();
  }
}
