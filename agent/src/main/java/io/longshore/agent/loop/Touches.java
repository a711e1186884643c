package io.longshore.agent.loop;

import io.longshore.agent.engine.Touched;
import io.longshore.agent.reconcile.Action;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/** Collects what actions touch on the engine. */
final class Touches implements Action.Visitor<Boolean> {
  private final Set<String> containers = new TreeSet<>();
  private final Set<String> images = new TreeSet<>();
  private final Set<String> networks = new TreeSet<>();
  private final Set<String> volumes = new TreeSet<>();

  private Touches() {}

  static Touched of(Collection<Action> actions) {
    Touches touches = new Touches();
    actions.forEach(action -> action.accept(touches));
    return new Touched(touches.containers, touches.images, touches.networks, touches.volumes);
  }

  @Override
  public Boolean pullImage(Action.PullImage action) {
    return images.add(action.image());
  }

  @Override
  public Boolean ensureNetwork(Action.EnsureNetwork action) {
    return networks.add(action.network());
  }

  @Override
  public Boolean ensureVolume(Action.EnsureVolume action) {
    return volumes.add(action.volume());
  }

  @Override
  public Boolean obtainIdentity(Action.ObtainIdentity action) {
    return false;
  }

  @Override
  public Boolean placeFiles(Action.PlaceFiles action) {
    return false;
  }

  @Override
  public Boolean discardFiles(Action.DiscardFiles action) {
    return false;
  }

  @Override
  public Boolean create(Action.Create action) {
    return containers.add(action.container());
  }

  @Override
  public Boolean start(Action.Start action) {
    return containers.add(action.container());
  }

  @Override
  public Boolean stop(Action.Stop action) {
    return containers.add(action.container());
  }

  @Override
  public Boolean remove(Action.Remove action) {
    return containers.add(action.container());
  }

  @Override
  public Boolean unpause(Action.Unpause action) {
    return containers.add(action.container());
  }
}
