package io.longshore.controller.plan;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who is changed next, of members that are to be changed while their role goes on serving.
 *
 * <p>Of a quorum one container goes at a time across the whole fleet; of any other role one host's
 * containers go together. Whoever does not serve goes first, since nothing is lost by it; then
 * whoever may be taken down at any moment, because its host was told of yet another form and has
 * not come to it: nobody else may go beside it; then by name.
 */
public final class TurnOrder {
  /** Roles whose members vote or keep replicas: losing two at once can stop the whole role. */
  private static final Set<String> QUORUMS = Set.of("zookeeper", "kafka", "orderer");

  private TurnOrder() {}

  /**
   * The next to be changed, together.
   *
   * @param old members of one role that still have their old form
   */
  public static List<Member> next(String role, List<Member> old) {
    return turns(role, old).stream().findFirst().orElse(List.of());
  }

  /** All turns in order, while nothing else changes. */
  static List<List<Member>> turns(String role, List<Member> old) {
    List<Member> order =
        old.stream()
            .sorted(
                Comparator.comparing(Member::serves)
                    .thenComparing(Member::settled)
                    .thenComparing(Member::name)
                    .thenComparing(Member::host))
            .toList();
    if (isQuorum(role)) {
      return order.stream().map(List::of).toList();
    }
    Map<String, List<Member>> byHost =
        order.stream()
            .collect(Collectors.groupingBy(Member::host, LinkedHashMap::new, Collectors.toList()));
    return List.copyOf(byHost.values());
  }

  /** Whether members of the role are changed one at a time across the fleet. */
  public static boolean isQuorum(String role) {
    return QUORUMS.contains(role);
  }
}
