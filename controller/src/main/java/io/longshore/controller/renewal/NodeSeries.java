package io.longshore.controller.renewal;

import io.longshore.controller.store.Fields;
import io.longshore.controller.store.StateFiles;
import io.longshore.controller.workload.Compiled;
import io.longshore.controller.workload.CompiledHost;
import io.longshore.model.DesiredHost;
import io.longshore.model.IdentityRequest;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which series each container's identity is to be of: one small record, written whole, on the loop;
 * read anywhere.
 */
public final class NodeSeries {
  private static final String NAME = "node-series";

  private final StateFiles files;
  private final SortedMap<String, Long> told;
  private volatile SortedMap<String, Long> wanted;

  /**
   * What a state folder keeps; never below what hosts were told, even if the record was lost.
   *
   * @param held what every host was last told to hold
   */
  public NodeSeries(StateFiles files, SortedMap<String, DesiredHost> held) {
    this.files = files;
    this.told = Collections.unmodifiableSortedMap(told(held));
    SortedMap<String, Long> all = new TreeMap<>(told);
    files
        .get(NAME, Fields::decode)
        .ifPresent(
            fields ->
                fields
                    .values()
                    .forEach((key, value) -> all.merge(key, Long.parseLong(value), Math::max)));
    this.wanted = Collections.unmodifiableSortedMap(all);
  }

  /** The series of every identity of these hosts that was made anew, by host and name. */
  static SortedMap<String, Long> told(SortedMap<String, DesiredHost> held) {
    SortedMap<String, Long> series = new TreeMap<>();
    for (DesiredHost host : held.values()) {
      for (IdentityRequest identity : host.identities().values()) {
        if (identity.series() > 0) {
          series.put(key(host.host(), identity.name()), identity.series());
        }
      }
    }
    return series;
  }

  /**
   * Wants the series after the one the host was told; asked twice before that is done, it is the
   * same one.
   */
  void renew(String host, Collection<IdentityRequest> identities) {
    SortedMap<String, Long> more = new TreeMap<>(wanted);
    for (IdentityRequest identity : identities) {
      more.merge(key(host, identity.name()), identity.series() + 1, Math::max);
    }
    Fields fields = Fields.empty();
    for (Map.Entry<String, Long> one : more.entrySet()) {
      fields = fields.with(one.getKey(), String.valueOf(one.getValue()));
    }
    files.put(NAME, fields.encode());
    wanted = Collections.unmodifiableSortedMap(more);
  }

  /** What the spec comes to with every identity in the series that is wanted. */
  public Compiled wanted(Compiled spec) {
    return in(wanted, spec);
  }

  /** What the spec comes to with every identity as hosts were told when this process began. */
  public Compiled told(Compiled spec) {
    return in(told, spec);
  }

  private static Compiled in(SortedMap<String, Long> series, Compiled spec) {
    SortedMap<String, CompiledHost> hosts = new TreeMap<>();
    for (CompiledHost host : spec.hosts().values()) {
      SortedMap<String, IdentityRequest> identities = new TreeMap<>();
      host.identities()
          .forEach(
              (name, identity) ->
                  identities.put(
                      name, identity.inSeries(series.getOrDefault(key(host.host(), name), 0L))));
      hosts.put(
          host.host(),
          new CompiledHost(
              host.host(),
              host.address(),
              host.containers(),
              host.fileSets(),
              identities,
              host.blobs()));
    }
    return spec.with(hosts);
  }

  private static String key(String host, String identity) {
    return host + "/" + identity;
  }
}
