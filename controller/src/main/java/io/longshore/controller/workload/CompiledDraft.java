package io.longshore.controller.workload;

import io.longshore.controller.spec.FleetSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Gathers what workloads come to, host by host. */
public final class CompiledDraft {
  private final SortedMap<String, HostDraft> hosts = new TreeMap<>();
  private final List<String> notes = new ArrayList<>();

  /** Nothing yet on each of these hosts. */
  CompiledDraft(FleetSpec fleet) {
    fleet.hosts().values().forEach(host -> hosts.put(host.name(), new HostDraft(host)));
  }

  /** What goes to a host. */
  public HostDraft host(String name) {
    HostDraft host = hosts.get(name);
    if (host == null) {
      throw new IllegalArgumentException("no host of the spec is called " + name);
    }
    return host;
  }

  /** Adds something that everyone who sees the plan should know. */
  public void note(String sentence) {
    notes.add(sentence);
  }

  List<String> notes() {
    return notes;
  }

  SortedMap<String, CompiledHost> hosts() {
    SortedMap<String, CompiledHost> compiled = new TreeMap<>();
    hosts.forEach((name, draft) -> compiled.put(name, draft.compiled()));
    return compiled;
  }
}
