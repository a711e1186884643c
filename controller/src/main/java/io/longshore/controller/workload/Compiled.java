package io.longshore.controller.workload;

import io.longshore.base.Digest;
import io.longshore.model.ImageArchive;
import java.util.List;
import java.util.SortedMap;

/**
 * What the whole spec comes to.
 *
 * @param network the spec's name for the network
 * @param specDigest of the canonical spec
 * @param hosts by name
 * @param roleOrder roles in the order in which they come up
 * @param notes exceptions the spec grants (a container that is given the engine's socket, …), shown
 *     in every plan
 * @param archives where images are to be had from that no registry has, by reference
 */
public record Compiled(
    String network,
    Digest specDigest,
    SortedMap<String, CompiledHost> hosts,
    List<String> roleOrder,
    List<String> notes,
    SortedMap<String, ImageArchive> archives) {
  /** The same spec, coming to something else on its hosts. */
  public Compiled with(SortedMap<String, CompiledHost> others) {
    return new Compiled(network, specDigest, others, roleOrder, notes, archives);
  }
}
