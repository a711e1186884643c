package io.longshore.agent.loop;

import io.longshore.agent.identity.NodeIdentities;
import io.longshore.agent.reconcile.IdentityState;
import io.longshore.base.Digest;
import io.longshore.model.DesiredHost;
import io.longshore.model.IdentityRequest;
import java.io.IOException;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What is on disk already of what a desired state asks for. */
final class Holding {
  private Holding() {}

  /** The contents it names, wherever they came from. */
  static SortedSet<Digest> contents(DesiredHost desired) {
    SortedSet<Digest> named = new TreeSet<>();
    desired.blobs().keySet().forEach(digest -> named.add(new Digest(digest)));
    desired.archives().values().forEach(archive -> named.add(archive.digest()));
    return named;
  }

  static SortedMap<String, IdentityState> identities(DesiredHost desired, NodeIdentities kept)
      throws IOException {
    SortedMap<String, IdentityState> states = new TreeMap<>();
    for (IdentityRequest request : desired.identities().values()) {
      boolean ready = kept.find(request).isPresent();
      states.put(request.name(), ready ? IdentityState.READY : IdentityState.MISSING);
    }
    return states;
  }
}
