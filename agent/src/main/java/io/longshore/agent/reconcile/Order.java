package io.longshore.agent.reconcile;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which of the intended actions go first.
 *
 * <p>Making a container costs the engine as much as starting one. So containers are made one after
 * the other in the order of the spec, and none while one is being started. Nor are keys made or
 * files placed while a container that nothing holds back is on its way: what others wait for gets
 * the machine first.
 */
final class Order {
  private static final Rank RANK = new Rank();

  private Order() {}

  static List<Action> of(List<Action> intended, Collection<Action> underWay) {
    boolean starting = Stream.concat(intended.stream(), underWay.stream()).anyMatch(Order::starts);
    boolean creating = underWay.stream().anyMatch(Order::creates);
    List<Action> creations = intended.stream().filter(Order::creates).toList();
    boolean mayCreate = !starting && !creating && !creations.isEmpty();
    Action first = mayCreate ? creations.get(0) : null;
    boolean urgent =
        starting
            || Stream.concat(Stream.ofNullable(first), underWay.stream()).anyMatch(Order::urgent);
    return intended.stream()
        .filter(action -> !creates(action) || action == first)
        .filter(action -> !urgent || !canWait(action))
        .sorted((one, other) -> Integer.compare(one.accept(RANK), other.accept(RANK)))
        .toList();
  }

  /** The creation of a container that may be started as soon as it is there. */
  private static boolean urgent(Action action) {
    return action instanceof Action.Create create && create.spec().after().isEmpty();
  }

  private static boolean canWait(Action action) {
    return action instanceof Action.ObtainIdentity || action instanceof Action.PlaceFiles;
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
