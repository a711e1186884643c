package io.longshore.agent.reconcile;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which of the intended actions go first.
 *
 * <p>Making a container costs the engine as much as starting one. So containers are made one after
 * the other in the order of the spec, and none while one is being started. While nothing but our
 * own quick steps keeps a container from running, other containers' keys, files and volumes wait
 * too: what others wait for gets the machine first.
 */
final class Order {
  private static final Rank RANK = new Rank();

  private Order() {}

  static List<Action> of(List<Action> intended, Collection<Action> underWay, Set<String> pressing) {
    boolean starting = Stream.concat(intended.stream(), underWay.stream()).anyMatch(Order::starts);
    boolean creating = underWay.stream().anyMatch(Order::creates);
    List<Action> creations =
        intended.stream()
            .filter(Order::creates)
            .filter(action -> pressing.isEmpty() || pressing.contains(action.container()))
            .toList();
    boolean mayCreate = !starting && !creating && !creations.isEmpty();
    Action first = mayCreate ? creations.get(0) : null;
    boolean pressed = starting || !pressing.isEmpty();
    return intended.stream()
        .filter(action -> !creates(action) || action == first)
        .filter(action -> !pressed || pressing.contains(action.container()) || !canWait(action))
        .sorted((one, other) -> Integer.compare(one.accept(RANK), other.accept(RANK)))
        .toList();
  }

  private static boolean canWait(Action action) {
    return action instanceof Action.ObtainIdentity
        || action instanceof Action.PlaceFiles
        || action instanceof Action.EnsureVolume
        || action instanceof Action.Create;
  }

  private static boolean starts(Action action) {
    return action.accept(RANK) == Rank.FIRST;
  }

  private static boolean creates(Action action) {
    return action.accept(RANK) == Rank.CREATION;
  }

  /** Lower goes first; equals keep the order of the spec. */
  private static final class Rank implements Action.Visitor<Integer> {
    static final int FIRST = 0;
    static final int CREATION = 3;

    @Override
    public Integer start(Action.Start action) {
      return FIRST;
    }

    @Override
    public Integer unpause(Action.Unpause action) {
      return FIRST;
    }

    @Override
    public Integer stop(Action.Stop action) {
      return 1;
    }

    @Override
    public Integer remove(Action.Remove action) {
      return 1;
    }

    @Override
    public Integer ensureNetwork(Action.EnsureNetwork action) {
      return 2;
    }

    @Override
    public Integer ensureVolume(Action.EnsureVolume action) {
      return 2;
    }

    @Override
    public Integer create(Action.Create action) {
      return CREATION;
    }

    @Override
    public Integer obtainIdentity(Action.ObtainIdentity action) {
      return 4;
    }

    @Override
    public Integer pullImage(Action.PullImage action) {
      return 4;
    }

    @Override
    public Integer placeFiles(Action.PlaceFiles action) {
      return 5;
    }

    @Override
    public Integer discardFiles(Action.DiscardFiles action) {
      return 6;
    }
  }
}
