package io.longshore.controller.importing;

import io.longshore.controller.importing.compose.Service;
import java.util.List;
import java.util.stream.Stream;

/**
 * A network to look at.
 *
 * @param setup what its files say
 * @param nodes what runs where
 * @param names of its hosts
 * @param draft the spec it comes to
 */
record Inspected(Setup setup, List<Node> nodes, HostNames names, NetworkDraft draft) {
  /** The nodes of a role. */
  List<Node> of(Role role) {
    return nodes.stream().filter(node -> node.role() == role).toList();
  }

  /** The definitions of a role's nodes. */
  Stream<Service> services(Role role) {
    return of(role).stream().flatMap(node -> node.service().stream());
  }
}
